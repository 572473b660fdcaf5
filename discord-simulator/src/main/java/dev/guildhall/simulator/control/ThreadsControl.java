package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.MessageDraft;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Person;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.ThreadDraft;
import dev.guildhall.simulator.world.Threads;
import dev.guildhall.simulator.world.Upload;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.util.ArrayList;
import java.util.List;

/** Lets people begin threads and posts, join and leave them, and close them. */
record ThreadsControl(World world, Lookup lookup) {
    private static final int LONGEST_NAME = 100;

    /** Begins a thread at a message or in a channel, or a forum's post. */
    JsonNode begin(JsonNode body, List<Upload> files) {
        Guild guild = lookup.guild(Lookup.text(body, "guild"));
        Person author = lookup.member(guild, Lookup.text(body, "author")).person();
        Channel parent = lookup.parentOfThreads(guild, Lookup.text(body, "channel"));
        String name = name(body);
        return parent.isForum() ? post(guild, parent, author, name, body, files) : thread(guild, parent, author, body);
    }

    private static String name(JsonNode body) {
        String name = Lookup.text(body, "name").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new ControlError(400, "'name' has " + name.length() + " characters: give 1 to " + LONGEST_NAME);
        }
        return name;
    }

    private JsonNode thread(Guild guild, Channel parent, Person author, JsonNode body) {
        boolean isPrivate = body.path("private").asBoolean();
        Message origin = body.hasNonNull("message") ? lookup.message(parent, body) : null;
        if (origin != null && world.channel(origin.id()).isPresent()) {
            throw new ControlError(400, "the message " + origin.id() + " has a thread already: write in that one");
        }
        if (isPrivate && (origin != null || parent.type() == Channel.ANNOUNCEMENT)) {
            throw new ControlError(400, "'private' is true: a private thread begins in a text channel, at no message");
        }
        ThreadRules.require(
                world,
                parent,
                author,
                isPrivate ? Permission.CREATE_PRIVATE_THREADS : Permission.CREATE_PUBLIC_THREADS,
                isPrivate ? "CREATE_PRIVATE_THREADS" : "CREATE_PUBLIC_THREADS");
        int type = isPrivate
                ? Channel.PRIVATE_THREAD
                : parent.type() == Channel.ANNOUNCEMENT ? Channel.ANNOUNCEMENT_THREAD : Channel.PUBLIC_THREAD;
        Snowflake id = origin == null ? world.nextId() : origin.id();
        Channel thread = world.threads().begin(guild, parent, new ThreadDraft(id, type, name(body), author.id()));
        world.threads().show(parent, thread, origin);
        return Wire.channel(world, thread);
    }

    private JsonNode post(Guild guild, Channel forum, Person author, String name, JsonNode body, List<Upload> files) {
        ThreadRules.require(world, forum, author, Permission.SEND_MESSAGES, "SEND_MESSAGES");
        String content = body.path("content").asText();
        if (content.isBlank() && files.isEmpty()) {
            throw new ControlError(400, "'content' is empty: a post of a forum begins with a message");
        }
        List<Snowflake> tags = new ArrayList<>();
        List<JsonNode> available = new ArrayList<>();
        if (forum.details() != null) {
            forum.details().path("available_tags").forEach(available::add);
        }
        for (JsonNode tag : body.path("tags")) {
            tags.add(Snowflake.of(Lookup.find(
                            "tag of " + forum.name(),
                            tag.asText(),
                            available,
                            each -> each.path("id").asText(),
                            each -> each.path("name").asText())
                    .path("id")
                    .asText()));
        }
        Snowflake id = world.nextId();
        Channel thread = world.threads()
                .begin(
                        guild,
                        forum,
                        new ThreadDraft(
                                id, Channel.PUBLIC_THREAD, name, author.id(), ThreadDraft.A_DAY, 0, true, tags));
        // A post's first message has the post's own id.
        Message first = world.messages()
                .post(MessageDraft.typed(id, author.id(), content, null)
                        .withUploads(files)
                        .withId(id));
        return Wire.channel(world, thread).set("message", MessageView.of(first, world.polls()));
    }

    /** Joins, leaves, brings or removes somebody, closes, opens, locks or renames. */
    JsonNode change(JsonNode body) {
        Lookup.Place place = lookup.place(body);
        Channel thread = place.channel();
        if (!thread.isThread()) {
            throw new ControlError(400, "#" + thread.name() + " is no thread: name a thread as 'channel'");
        }
        Guild guild = lookup.guild(Lookup.text(body, "guild"));
        Person author = place.author();
        if (body.has("join")) {
            world.channelChanges()
                    .thread(guild, thread.id(), author.id(), body.path("join").asBoolean());
        }
        if (body.hasNonNull("add")) {
            if (!Threads.mayBring(guild, thread, author.id())) {
                throw new ControlError(403, author.name() + " may bring nobody into '" + thread.name() + "'");
            }
            world.channelChanges().thread(guild, thread.id(), person(guild, body, "add"), true);
        }
        if (body.hasNonNull("remove")) {
            boolean own = thread.type() == Channel.PRIVATE_THREAD && isOwner(thread, author);
            if (!own) {
                ThreadRules.require(world, thread, author, Permission.MANAGE_THREADS, "MANAGE_THREADS");
            }
            world.channelChanges().thread(guild, thread.id(), person(guild, body, "remove"), false);
        }
        if (body.has("archived") || body.has("locked") || body.hasNonNull("name")) {
            edit(guild, thread, author, body);
        }
        return Wire.channel(world, world.channel(thread.id()).orElse(thread));
    }

    private Snowflake person(Guild guild, JsonNode body, String field) {
        return lookup.member(guild, Lookup.text(body, field)).id();
    }

    private static boolean isOwner(Channel thread, Person person) {
        return thread.detail("owner_id").equals(person.id().toString());
    }

    private void edit(Guild guild, Channel named, Person author, JsonNode body) {
        Channel thread = world.channel(named.id()).orElse(named);
        // Anybody may open a thread that is not locked, and its owner may close it.
        boolean opens =
                body.path("archived").isBoolean() && !body.path("archived").asBoolean();
        boolean plain = !body.has("locked") && !thread.isLocked() && (isOwner(thread, author) || opens);
        if (!plain) {
            ThreadRules.require(world, thread, author, Permission.MANAGE_THREADS, "MANAGE_THREADS");
        }
        ObjectNode details =
                thread.details() == null ? Json.object() : thread.details().deepCopy();
        ObjectNode metadata = details.withObjectProperty("thread_metadata");
        for (String flag : List.of("archived", "locked")) {
            if (body.has(flag)) {
                metadata.put(flag, body.path(flag).asBoolean());
            }
        }
        if (body.has("archived")) {
            metadata.put("archive_timestamp", world.clock().instant().toString());
        }
        String name = body.hasNonNull("name") ? name(body) : thread.name();
        world.channelChanges().put(guild, thread.withDetails(details).withName(name));
    }
}
