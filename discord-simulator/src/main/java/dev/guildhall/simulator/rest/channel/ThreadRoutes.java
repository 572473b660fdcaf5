package dev.guildhall.simulator.rest.channel;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.rest.call.Answer;
import dev.guildhall.simulator.rest.call.Audit;
import dev.guildhall.simulator.rest.call.Call;
import dev.guildhall.simulator.rest.call.DiscordError;
import dev.guildhall.simulator.rest.call.Form;
import dev.guildhall.simulator.rest.call.FormErrors;
import dev.guildhall.simulator.rest.call.Found;
import dev.guildhall.simulator.rest.call.Multipart;
import dev.guildhall.simulator.rest.call.Router;
import dev.guildhall.simulator.rest.message.MessageForm;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.util.List;
import java.util.Set;

/** Threads and forum posts: begun, joined, left, listed. */
public record ThreadRoutes(World world, Found found, Audit audit) {
    private static final String MEMBERS = "/channels/{channel}/thread-members";
    private static final String ARCHIVED = "/channels/{channel}/threads/archived";

    public void mount(Router router) {
        router.bot(POST, "/channels/{channel}/messages/{message}/threads", this::fromMessage);
        router.bot(POST, "/channels/{channel}/threads", this::create);
        router.bot(GET, "/guilds/{guild}/threads/active", call -> {
            Guild guild = found.guild(call);
            return Answer.ok(listed(world.sight().threads(guild)));
        });
        router.bot(GET, ARCHIVED + "/public", call -> archived(call, false));
        router.bot(GET, ARCHIVED + "/private", call -> archived(call, true));
        router.bot(GET, "/channels/{channel}/users/@me/threads/archived/private", call -> archived(call, true));
        router.bot(GET, MEMBERS, call -> {
            Channel thread = thread(call);
            return Answer.ok(Json.array(thread.recipients().stream()
                    .map(person -> threadMember(call, thread, person))
                    .toList()));
        });
        router.bot(PUT, MEMBERS + "/@me", call -> member(call, world.bot().id(), true));
        // Undocumented, and what discord.py sends.
        router.bot(POST, MEMBERS + "/@me", call -> member(call, world.bot().id(), true));
        router.bot(DELETE, MEMBERS + "/@me", call -> member(call, world.bot().id(), false));
        router.bot(PUT, MEMBERS + "/{user}", call -> member(call, call.id("user"), true));
        router.bot(DELETE, MEMBERS + "/{user}", call -> {
            found.channel(call, Permission.MANAGE_THREADS);
            return member(call, call.id("user"), false);
        });
        router.bot(GET, MEMBERS + "/{user}", this::oneMember);
    }

    private ThreadEdit edit() {
        return new ThreadEdit(world, found, audit);
    }

    private Answer fromMessage(Call call) {
        Channel parent = found.channel(call, Permission.CREATE_PUBLIC_THREADS);
        Guild guild = found.guildOf(parent);
        Message message = found.message(call);
        if (world.channel(message.id()).isPresent()) {
            throw new DiscordError(400, 160004, "A thread has already been created for this message");
        }
        int type = parent.type() == Channel.ANNOUNCEMENT ? Channel.ANNOUNCEMENT_THREAD : Channel.PUBLIC_THREAD;
        Channel thread = edit().create(call, guild, parent, message.id(), type, Form.of(call));
        world.threads().show(parent, thread, message);
        return new Answer(201, Wire.channel(world, thread));
    }

    private Answer create(Call call) {
        Channel parent = found.channel(call);
        Guild guild = found.guildOf(parent);
        if (parent.isForum()) {
            return post(call, guild, parent);
        }
        if (parent.isThread() || !parent.takesMessages()) {
            throw new DiscordError(400, 50024, "Cannot execute action on this channel type");
        }
        Form form = Form.of(call);
        int type = form.oneOf(
                "type",
                Set.of(Channel.ANNOUNCEMENT_THREAD, Channel.PUBLIC_THREAD, Channel.PRIVATE_THREAD),
                Channel.PRIVATE_THREAD);
        boolean isPrivate = type == Channel.PRIVATE_THREAD;
        found.require(parent, isPrivate ? Permission.CREATE_PRIVATE_THREADS : Permission.CREATE_PUBLIC_THREADS);
        Channel thread = edit().create(call, guild, parent, world.nextId(), type, form);
        world.threads().show(parent, thread, null);
        return new Answer(201, Wire.channel(world, thread));
    }

    private Answer post(Call call, Guild guild, Channel forum) {
        found.require(forum, Permission.SEND_MESSAGES);
        Multipart body = Multipart.of(call, "message");
        JsonNode payload = body.payload();
        MessageForm first = new MessageForm(payload.path("message"), body.uploads());
        first.refuseIfEmpty();
        Channel thread = edit().create(
                        call,
                        guild,
                        forum,
                        world.nextId(),
                        Channel.PUBLIC_THREAD,
                        new Form(payload, new FormErrors(), ""));
        // A post's first message has the post's own id.
        Message message =
                world.messages().post(first.draft(thread, world.bot().id()).withId(thread.id()));
        return new Answer(201, Wire.channel(world, thread).set("message", message.wire()));
    }

    private Channel thread(Call call) {
        Channel thread = found.channel(call);
        if (!thread.isThread()) {
            throw new DiscordError(400, 50024, "Cannot execute action on this channel type");
        }
        return thread;
    }

    private Answer member(Call call, Snowflake person, boolean joined) {
        Channel thread = thread(call);
        Guild guild = found.guildOf(thread);
        found.member(guild, person);
        if (thread.isArchived()) {
            throw new DiscordError(400, 50083, "Thread is archived");
        }
        world.channelChanges().thread(guild, thread.id(), person, joined);
        return Answer.nothing();
    }

    private Answer oneMember(Call call) {
        Channel thread = thread(call);
        Snowflake person = call.path("user").equals("@me") ? world.bot().id() : call.id("user");
        if (!thread.recipients().contains(person)) {
            throw DiscordError.unknown(10007, "Unknown Member");
        }
        return Answer.ok(threadMember(call, thread, person));
    }

    private ObjectNode threadMember(Call call, Channel thread, Snowflake person) {
        ObjectNode node = Wire.threadMember(thread, person);
        if (call.flag("with_member")) {
            found.guildOf(thread).member(person).ifPresent(member -> node.set("member", Wire.member(member)));
        }
        return node;
    }

    private Answer archived(Call call, boolean isPrivate) {
        Channel parent = found.channel(call, Permission.READ_MESSAGE_HISTORY);
        List<Channel> threads = found.guildOf(parent).threads().stream()
                .filter(thread -> parent.id().equals(thread.parent()) && thread.isArchived())
                .filter(thread -> (thread.type() == Channel.PRIVATE_THREAD) == isPrivate)
                .toList();
        return Answer.ok(listed(threads).put("has_more", false));
    }

    private ObjectNode listed(List<Channel> threads) {
        ObjectNode node = Json.object();
        node.set(
                "threads",
                Json.array(threads.stream()
                        .map(thread -> Wire.channel(world, thread))
                        .toList()));
        Snowflake bot = world.bot().id();
        node.set(
                "members",
                Json.array(threads.stream()
                        .filter(thread -> thread.recipients().contains(bot))
                        .map(thread -> Wire.threadMember(thread, bot))
                        .toList()));
        return node;
    }
}
