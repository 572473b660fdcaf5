package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Emoji;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.MessageDraft;
import dev.guildhall.simulator.world.MessageEdit;
import dev.guildhall.simulator.world.Permission;
import dev.guildhall.simulator.world.Person;
import dev.guildhall.simulator.world.Presence;
import dev.guildhall.simulator.world.Role;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.VoiceState;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Changes what people have and are, and lets them react, come, go, and join voice. */
record PeopleControl(World world, Lookup lookup) {
    private static final int[] COLORS = {0xE67E22, 0x2ECC71, 0x9B59B6, 0xE91E63, 0x1ABC9C, 0xF1C40F, 0x3498DB};
    private static final int PINNED = 6;

    /** Grants and denies permissions to a role, the bot's own unless another is named. */
    JsonNode permissions(JsonNode body) {
        Guild guild = lookup.guild(Lookup.text(body, "guild"));
        Role role = body.hasNonNull("role") ? lookup.role(guild, Lookup.text(body, "role")) : roleOfBot(guild);
        long permissions = body.has("permissions") ? bits(body.path("permissions")) : role.permissions();
        permissions = (permissions | bits(body.path("grant"))) & ~bits(body.path("deny"));
        world.guildChanges().put(guild, role.withPermissions(permissions));
        // What everybody may do, the bot may do as well; taking it from the bot alone needs this.
        if (body.has("deny") && !body.hasNonNull("role")) {
            long denied = bits(body.path("deny"));
            Role everyone = guild.everyone();
            if ((everyone.permissions() & denied) != 0) {
                world.guildChanges().put(guild, everyone.withPermissions(everyone.permissions() & ~denied));
            }
        }
        return Wire.role(role.withPermissions(permissions));
    }

    private Role roleOfBot(Guild guild) {
        Role role = guild.member(world.bot().id()).map(guild::highestRole).orElseGet(guild::everyone);
        if (role.id().equals(guild.id())) {
            throw new ControlError(400, "the bot has no role of its own here: name a 'role'");
        }
        return role;
    }

    private static long bits(JsonNode given) {
        if (!given.isArray()) {
            String text = given.asText("0");
            if (!text.isEmpty() && !text.matches("\\d{1,18}")) {
                throw new ControlError(400, "permissions are '" + text + "': give a number, or a list of names");
            }
            return text.isEmpty() ? 0 : Long.parseLong(text);
        }
        long bits = 0;
        for (JsonNode name : given) {
            bits |= Permission.named(name.asText())
                    .orElseThrow(() -> new ControlError(
                            400, "there is no permission '" + name.asText() + "'; there are: " + Permission.names()));
        }
        return bits;
    }

    /** Changes a member, or lets somebody join or leave. */
    JsonNode member(JsonNode body) {
        Guild guild = lookup.guild(Lookup.text(body, "guild"));
        if (body.hasNonNull("join")) {
            return Wire.member(joined(guild, body));
        }
        Member current = lookup.member(guild, Lookup.text(body, "member"));
        if (body.path("leave").asBoolean()) {
            world.memberChanges().remove(guild, current.id());
            return Wire.member(current);
        }
        Member changed = current;
        if (body.has("nick")) {
            changed =
                    changed.withNick(body.hasNonNull("nick") ? body.path("nick").asText() : null);
        }
        if (body.has("roles")) {
            List<Snowflake> roles = new ArrayList<>();
            body.path("roles")
                    .forEach(role -> roles.add(lookup.role(guild, role.asText()).id()));
            requireGivable(guild, current, roles);
            changed = changed.withRoles(roles);
        }
        if (body.has("timeoutSeconds")) {
            int seconds = Numbers.required(body, "timeoutSeconds", 0, 2_419_200);
            changed = changed.withTimeout(
                    seconds == 0 ? null : world.clock().instant().plusSeconds(seconds));
        }
        world.memberChanges().put(guild, changed);
        return Wire.member(changed);
    }

    /** Roles that an application brings with it are nobody's to give or take, as Discord refuses with 50013. */
    private static void requireGivable(Guild guild, Member current, List<Snowflake> roles) {
        for (Role role : guild.roles()) {
            boolean changes = roles.contains(role.id()) != current.roles().contains(role.id());
            if (changes && (role.managed() || role.id().equals(guild.id()))) {
                throw new ControlError(
                        403,
                        "the role '" + role.name() + "' is "
                                + (role.managed() ? "managed by an application" : "everybody's")
                                + ": nobody can give or take it; leave it as it is for " + current.shownName());
            }
        }
    }

    /** Opens, or finds, the direct conversation of a person with the bot. */
    JsonNode direct(JsonNode body) {
        return Wire.channel(
                world,
                lookup.place(Json.object().put("author", Lookup.text(body, "author")))
                        .channel());
    }

    /** Changes how a person is seen. */
    JsonNode presence(JsonNode body) {
        Person person = lookup.person(Lookup.text(body, "author"));
        Presence current = world.presences().of(person.id());
        String status = body.path("status").asText(current.status());
        if (!Presence.STATUSES.contains(status)) {
            throw new ControlError(
                    400, "'status' is '" + status + "': give one of " + new TreeSet<>(Presence.STATUSES));
        }
        ArrayNode activities = current.activities();
        if (body.path("activities").isArray()) {
            activities = Json.array();
            for (JsonNode activity : body.path("activities")) {
                activities
                        .addObject()
                        .put("name", activity.isTextual() ? activity.asText() : Lookup.text(activity, "name"))
                        .put("type", activity.path("type").asInt())
                        .put("state", activity.path("state").textValue())
                        .put("created_at", world.clock().millis());
            }
        }
        world.presences().set(person.id(), new Presence(status, activities));
        return Json.object()
                .put("id", person.id().toString())
                .put("status", status)
                .set("activities", activities);
    }

    /** Chooses the language in which a person, or a guild, has Discord. */
    JsonNode language(JsonNode body) {
        String language = Lookup.text(body, "language");
        try {
            if (body.hasNonNull("guild")) {
                Guild guild = lookup.guild(Lookup.text(body, "guild"));
                world.guildChanges().language(guild, language);
            } else {
                world.languages().set(lookup.person(Lookup.text(body, "author")).id(), language);
            }
        } catch (IllegalArgumentException unknown) {
            throw new ControlError(400, String.valueOf(unknown.getMessage()));
        }
        return Json.object().put("language", language);
    }

    private Member joined(Guild guild, JsonNode body) {
        String name = Lookup.text(body, "join");
        Person person = world.people().stream()
                .filter(each -> each.name().equalsIgnoreCase(name)
                        || each.id().toString().equals(name))
                .findFirst()
                .orElseGet(() -> world.add(new Person(
                        world.nextId(), name, name, false, COLORS[Math.floorMod(name.hashCode(), COLORS.length)])));
        if (guild.ban(person.id()).isPresent()) {
            throw new ControlError(403, "'" + name + "' is banned from " + guild.name() + ": lift the ban first");
        }
        return guild.member(person.id()).orElseGet(() -> world.memberChanges().join(guild, person, List.of()));
    }

    /** Lets a member join voice, leave it, or switch microphone and sound. */
    JsonNode voice(JsonNode body) {
        Guild guild = lookup.guild(Lookup.text(body, "guild"));
        Member member = lookup.member(guild, Lookup.text(body, "author"));
        if (body.has("mute") || body.has("deaf")) {
            member = member.withVoice(
                    body.path("mute").asBoolean(member.mute()),
                    body.path("deaf").asBoolean(member.deaf()));
            world.memberChanges().put(guild, member);
        }
        if (body.has("channel") && !body.hasNonNull("channel")) {
            world.voiceChanges().leave(guild, member.id());
        } else if (body.has("channel") || body.has("selfMute") || body.has("selfDeaf")) {
            world.voiceChanges().put(guild, joined(guild, member, body));
        }
        ObjectNode node = Json.object().put("member", member.id().toString());
        guild.voiceState(member.id()).ifPresent(state -> node.set("voiceState", state.wire(guild, true)));
        return node;
    }

    private VoiceState joined(Guild guild, Member member, JsonNode body) {
        VoiceState current = guild.voiceState(member.id()).orElse(null);
        Snowflake channel;
        if (body.has("channel")) {
            channel = Lookup.find(
                            "voice channel of " + guild.name(),
                            Lookup.text(body, "channel"),
                            guild.channels().stream().filter(Channel::isVoice).toList(),
                            each -> each.id().toString(),
                            Channel::name)
                    .id();
        } else if (current != null) {
            channel = current.channel();
        } else {
            throw new ControlError(400, member.shownName() + " is in no voice channel: name a 'channel' to join");
        }
        return new VoiceState(
                member.id(),
                channel,
                current == null ? "v" + world.nextId() : current.session(),
                body.path("selfMute").asBoolean(current != null && current.selfMute()),
                body.path("selfDeaf").asBoolean(current != null && current.selfDeaf()));
    }

    /** Tells that somebody is writing. */
    JsonNode typing(JsonNode body) {
        Lookup.Place place = lookup.place(body);
        world.messages().typing(place.channel(), place.author().id());
        return Json.object().put("channelId", place.channel().id().toString());
    }

    /** Adds or, with {@code remove}, takes away a person's reaction. */
    JsonNode reaction(JsonNode body) {
        Lookup.Place place = lookup.place(body);
        Message message = lookup.message(place.channel(), body);
        Emoji emoji = Emoji.of(Lookup.text(body, "emoji"))
                .orElseThrow(() -> new ControlError(
                        400, "'" + body.path("emoji").asText() + "' is no emoji: give a character, or name:id"));
        if (body.path("remove").asBoolean()) {
            world.messageChanges().unreact(message, emoji, place.author().id());
        } else {
            world.messageChanges().react(message, emoji, place.author().id());
        }
        return MessageView.of(lookup.message(place.channel(), body), world.polls());
    }

    /** Gives or, with {@code remove}, takes back a vote in a poll, for an answer by its number or its text. */
    JsonNode vote(JsonNode body) {
        Lookup.Place place = lookup.place(body);
        Message message = lookup.message(place.channel(), body);
        JsonNode poll = message.wire().path("poll");
        if (!poll.isObject() || world.polls().isEnded(message)) {
            throw new ControlError(
                    400, "the message " + message.id() + " has no poll" + (poll.isObject() ? " that still runs" : ""));
        }
        List<JsonNode> answers = new ArrayList<>();
        poll.path("answers").forEach(answers::add);
        JsonNode answer = Lookup.find(
                "answer",
                Lookup.text(body, "answer"),
                answers,
                each -> each.path("answer_id").asText(),
                each -> each.path("poll_media").path("text").asText());
        world.polls()
                .vote(
                        message,
                        place.author().id(),
                        answer.path("answer_id").asInt(),
                        !body.path("remove").asBoolean());
        return MessageView.of(lookup.message(place.channel(), body), world.polls());
    }

    /** Changes, pins, unpins or, with {@code delete}, deletes what somebody wrote. */
    JsonNode edit(JsonNode body) {
        Lookup.Place place = lookup.place(body);
        Message message = lookup.message(place.channel(), body);
        if (body.path("delete").asBoolean()) {
            world.messages().delete(message);
            return MessageView.of(message, world.polls());
        }
        if (body.has("pinned")) {
            return pinned(message, place.author(), body.path("pinned").asBoolean());
        }
        var edit = new MessageEdit(Lookup.text(body, "content"), null, null, null, List.of(), null, 0, 0, false);
        return MessageView.of(world.messages().edit(message, edit).orElse(message), world.polls());
    }

    private JsonNode pinned(Message message, Person author, boolean pinned) {
        boolean changes = (message.marks().pinnedAt() != null) != pinned;
        world.messageChanges().pin(message, pinned);
        if (changes && pinned) {
            world.messages().post(MessageDraft.system(message.channel(), author.id(), PINNED, "", message.id()));
        }
        return MessageView.of(
                world.messages().find(message.channel(), message.id()).orElse(message), world.polls());
    }
}
