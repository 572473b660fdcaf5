package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.command.CommandStore;
import dev.guildhall.simulator.fault.Faults;
import dev.guildhall.simulator.gateway.Gateway;
import dev.guildhall.simulator.gateway.GatewayTotals;
import dev.guildhall.simulator.gateway.SessionView;
import dev.guildhall.simulator.rest.RestApi;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Json;
import dev.guildhall.simulator.world.Languages;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Person;
import dev.guildhall.simulator.world.Presence;
import dev.guildhall.simulator.world.Role;
import dev.guildhall.simulator.world.Snowflake;
import dev.guildhall.simulator.world.VoiceState;
import dev.guildhall.simulator.world.Wire;
import dev.guildhall.simulator.world.World;
import java.util.Comparator;
import java.util.Optional;

/** Shows everything at once. */
record StateControl(World world, Gateway gateway, RestApi rest, CommandStore commands, Faults faults) {

    JsonNode state() {
        ObjectNode node = Json.object();
        node.set(
                "bot",
                Json.object()
                        .put("id", world.bot().id().toString())
                        .put("username", world.bot().name())
                        .put("avatarUrl", avatar(world.bot()))
                        .put("status", world.presences().of(world.bot().id()).shown())
                        .put("online", gateway.sessions().stream().anyMatch(SessionView::connected)));
        node.set("guilds", Json.array(world.guilds().stream().map(this::guild).toList()));
        node.set(
                "directChannels",
                Json.array(
                        world.directChannels().all().stream().map(this::direct).toList()));
        ArrayNode languages = node.putArray("languages");
        Languages.OF_DISCORD.forEach(languages::add);
        node.set("commands", Json.array(commands.all()));
        node.set("sessions", sessions());
        node.set("counters", counters());
        node.set("sessionStartLimit", gateway.startLimit().wire());
        node.set("faults", FaultsControl.view(faults));
        return node;
    }

    /** The sessions alone, for who asks often. */
    JsonNode sessions() {
        return Json.array(gateway.sessions().stream().map(StateControl::session).toList());
    }

    private ObjectNode counters() {
        GatewayTotals totals = gateway.totals();
        return Json.object()
                .put("identifies", totals.identifies())
                .put("resumes", totals.resumes())
                .put("invalidSessions", totals.invalidSessions())
                .put("rest", rest.calls())
                .put("rateLimited", rest.rateLimited())
                .put("eventsSent", totals.eventsSent());
    }

    static ObjectNode session(SessionView session) {
        ObjectNode node = Json.object().put("id", session.id());
        node.putArray("shard").add(session.shard()).add(session.shards());
        node.put("connected", session.connected())
                .put("sequence", session.sequence())
                .put("acknowledged", session.acknowledged())
                .put("queued", session.queued())
                .put("identifies", 1)
                .put("resumes", session.resumes())
                .put("eventsSent", session.eventsSent());
        return node.put("latencyMillis", session.latencyMillis());
    }

    private ObjectNode guild(Guild guild) {
        ObjectNode node = Json.object().put("id", guild.id().toString()).put("name", guild.name());
        node.putNull("iconUrl");
        node.put("ownerId", guild.ownerId().toString()).put("available", guild.available());
        ArrayNode channels = node.putArray("channels");
        guild.channels().forEach(channel -> channels.add(channel(channel)));
        ArrayNode threads = node.putArray("threads");
        guild.threads().forEach(thread -> threads.add(thread(thread)));
        ArrayNode roles = node.putArray("roles");
        guild.roles().forEach(role -> roles.add(role(role)));
        ArrayNode members = node.putArray("members");
        guild.members().forEach(member -> members.add(member(guild, member)));
        ArrayNode voiceStates = node.putArray("voiceStates");
        guild.voiceStates().forEach(state -> voiceStates.add(voice(guild, state)));
        JsonNode settings = guild.settings() == null ? Json.object() : guild.settings();
        node.put("afkChannelId", settings.path("afk_channel_id").textValue());
        node.put("afkTimeout", settings.path("afk_timeout").asInt(300));
        return node;
    }

    private static ObjectNode voice(Guild guild, VoiceState state) {
        Optional<Member> member = guild.member(state.person());
        return Json.object()
                .put("userId", state.person().toString())
                .put("channelId", state.channel().toString())
                .put("selfMute", state.selfMute())
                .put("selfDeaf", state.selfDeaf())
                .put("mute", member.filter(Member::mute).isPresent())
                .put("deaf", member.filter(Member::deaf).isPresent());
    }

    private ObjectNode direct(Channel channel) {
        ObjectNode node = Json.object()
                .put("id", channel.id().toString())
                .put(
                        "lastMessageId",
                        world.messages()
                                .last(channel.id())
                                .map(Snowflake::toString)
                                .orElse(null));
        channel.recipients().stream()
                .findFirst()
                .flatMap(world::person)
                .ifPresent(person -> node.put("userId", person.id().toString())
                        .put("username", person.name())
                        .put("displayName", person.displayName())
                        .put("avatarUrl", avatar(person)));
        return node;
    }

    private ObjectNode thread(Channel thread) {
        ObjectNode node = channel(thread)
                .put("ownerId", thread.detail("owner_id"))
                .put("archived", thread.isArchived())
                .put("locked", thread.isLocked())
                .put(
                        "messageCount",
                        Wire.channel(world, thread).path("message_count").asInt())
                .put(
                        "lastMessageId",
                        world.messages()
                                .last(thread.id())
                                .map(Snowflake::toString)
                                .orElse(null));
        node.set("memberIds", Json.ids(thread.recipients()));
        JsonNode tags =
                thread.details() == null ? Json.array() : thread.details().path("applied_tags");
        return node.set("tags", tags.isArray() ? tags : Json.array());
    }

    private static ObjectNode channel(Channel channel) {
        ObjectNode node = Json.object()
                .put("id", channel.id().toString())
                .put("name", channel.name())
                .put("type", channel.type())
                .put("topic", channel.topic())
                .put(
                        "parentId",
                        channel.parent() == null ? null : channel.parent().toString())
                .put("position", channel.position());
        if (channel.isForum() && channel.details() != null) {
            node.set("availableTags", channel.details().path("available_tags"));
        }
        return node;
    }

    private static ObjectNode role(Role role) {
        return Json.object()
                .put("id", role.id().toString())
                .put("name", role.name())
                .put("color", role.color())
                .put("position", role.position())
                .put("hoist", role.hoist())
                .put("managed", role.managed())
                .put("mentionable", role.mentionable())
                .put("permissions", Long.toString(role.permissions()));
    }

    private ObjectNode member(Guild guild, Member member) {
        int color = member.roles().stream()
                .flatMap(id -> guild.role(id).stream())
                .filter(role -> role.color() != 0)
                .max(Comparator.comparingInt(Role::position))
                .map(Role::color)
                .orElse(0);
        ObjectNode node = Json.object()
                .put("id", member.person().id().toString())
                .put("username", member.person().name())
                .put("displayName", member.shownName())
                .put("avatarUrl", avatar(member.person()))
                .put("bot", member.person().bot())
                .put("language", world.languages().of(member.id()));
        node.set("roles", Json.ids(member.roles()));
        Presence presence = world.presences().of(member.id());
        node.put("status", presence.shown()).set("activities", presence.activities());
        return node.put("color", color).put("joinedAt", member.joinedAt().toString());
    }

    private static String avatar(Person person) {
        return "/cdn/avatars/" + person.id() + ".svg";
    }
}
