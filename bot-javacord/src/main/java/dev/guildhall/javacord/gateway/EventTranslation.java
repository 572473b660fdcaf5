package dev.guildhall.javacord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.javacord.cache.GuildBook;
import dev.guildhall.javacord.wire.DiscordJson;
import dev.guildhall.spi.event.Event;
import dev.guildhall.spi.event.GuildAvailable;
import dev.guildhall.spi.event.GuildLeft;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.MemberChanged;
import dev.guildhall.spi.event.MemberJoined;
import dev.guildhall.spi.event.MemberLeft;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.event.ReactionAdded;
import dev.guildhall.spi.event.ReactionRemoved;
import dev.guildhall.spi.event.ThreadCreated;
import dev.guildhall.spi.event.VoiceChanged;
import dev.guildhall.spi.event.VoiceState;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import dev.guildhall.spi.id.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the platform's events of Discord's packets, after the book has noted them.
 *
 * @param guildOfChannel asked where a message does not say its guild, as the bot's own in a voice channel's chat
 * @param signs for what Discord gives no time
 * @see <a href="https://discord.com/developers/docs/events/gateway-events">Discord: gateway events</a>
 */
record EventTranslation(GuildBook guilds, Function<ChannelId, Optional<GuildId>> guildOfChannel, SessionSigns signs) {

    /** What a packet tells modules; nothing where it is private, or tells them nothing. */
    Optional<Event> of(String type, JsonNode json) {
        return switch (type) {
            case "MESSAGE_CREATE" -> message(json);
            case "MESSAGE_REACTION_ADD" -> DiscordJson.guild(json).map(guild -> reactionAdded(guild, json));
            case "MESSAGE_REACTION_REMOVE" -> DiscordJson.guild(json).map(guild -> reactionRemoved(guild, json));
            case "VOICE_STATE_UPDATE" -> DiscordJson.guild(json).map(guild -> voice(guild, json));
            case "THREAD_CREATE" -> DiscordJson.guild(json).flatMap(guild -> thread(guild, json));
            case "GUILD_MEMBER_ADD" ->
                DiscordJson.guild(json).map(guild -> new MemberJoined(guild, DiscordJson.member(json)));
            case "GUILD_MEMBER_UPDATE" -> DiscordJson.guild(json).map(guild -> memberChanged(guild, json));
            case "GUILD_MEMBER_REMOVE" ->
                DiscordJson.guild(json)
                        .map(guild -> new MemberLeft(guild, new UserId(DiscordJson.id(json.path("user"), "id"))));
            case "GUILD_CREATE" -> json.path("unavailable").asBoolean(false) ? Optional.empty() : available(json);
            case "GUILD_DELETE" ->
                json.path("unavailable").asBoolean(false)
                        ? Optional.empty()
                        : Optional.of(new GuildLeft(new GuildId(DiscordJson.id(json, "id"))));
            default -> Optional.empty();
        };
    }

    private Optional<Event> message(JsonNode json) {
        if (!DiscordJson.isWritten(json)) {
            return Optional.empty();
        }
        ChannelId channel = new ChannelId(DiscordJson.id(json, "channel_id"));
        return DiscordJson.guild(json)
                .or(() -> guildOfChannel.apply(channel))
                .map(guild -> DiscordJson.message(json, guild, guilds.place(guild, channel)));
    }

    private Place place(GuildId guild, JsonNode json) {
        return guilds.place(guild, new ChannelId(DiscordJson.id(json, "channel_id")));
    }

    private Event reactionAdded(GuildId guild, JsonNode json) {
        Optional<UserId> author = json.hasNonNull("message_author_id")
                ? Optional.of(new UserId(DiscordJson.id(json, "message_author_id")))
                : Optional.empty();
        Member member = json.path("member").path("user").has("id")
                ? DiscordJson.member(json.path("member"))
                : unknown(new UserId(DiscordJson.id(json, "user_id")));
        return new ReactionAdded(
                guild,
                place(guild, json),
                new MessageId(DiscordJson.id(json, "message_id")),
                member,
                author,
                emoji(json.path("emoji")),
                signs.now());
    }

    private Event reactionRemoved(GuildId guild, JsonNode json) {
        return new ReactionRemoved(
                guild,
                place(guild, json),
                new MessageId(DiscordJson.id(json, "message_id")),
                new UserId(DiscordJson.id(json, "user_id")),
                emoji(json.path("emoji")));
    }

    private static String emoji(JsonNode emoji) {
        String name = emoji.path("name").asText("");
        return emoji.hasNonNull("id") ? name + ":" + emoji.path("id").asText() : name;
    }

    private Event voice(GuildId guild, JsonNode json) {
        Member member = json.path("member").path("user").has("id")
                ? DiscordJson.member(json.path("member"))
                : unknown(new UserId(DiscordJson.id(json, "user_id")));
        Instant now = signs.now();
        return new VoiceChanged(guild, member, voiceState(guild, json), signs.after(now), now);
    }

    private Event memberChanged(GuildId guild, JsonNode json) {
        Instant now = signs.now();
        return new MemberChanged(guild, DiscordJson.member(json), signs.after(now), now);
    }

    private Optional<VoiceState> voiceState(GuildId guild, JsonNode json) {
        return DiscordJson.channel(json, "channel_id")
                .map(channel -> new VoiceState(
                        guilds.place(guild, channel),
                        any(json, "mute", "self_mute", "suppress"),
                        any(json, "deaf", "self_deaf")));
    }

    private static boolean any(JsonNode json, String... flags) {
        for (String flag : flags) {
            if (json.path(flag).asBoolean(false)) {
                return true;
            }
        }
        return false;
    }

    /** Discord also tells so that the bot was added to a thread. */
    private Optional<Event> thread(GuildId guild, JsonNode json) {
        if (!json.path("newly_created").asBoolean(false) || !json.hasNonNull("owner_id")) {
            return Optional.empty();
        }
        Place place = guilds.place(guild, new ChannelId(DiscordJson.id(json, "id")));
        boolean post = DiscordJson.channel(json, "parent_id")
                .filter(parent -> guilds.isForum(guild, parent))
                .isPresent();
        return Optional.of(new ThreadCreated(guild, place, new UserId(DiscordJson.id(json, "owner_id")), post));
    }

    private Optional<Event> available(JsonNode json) {
        GuildId guild = new GuildId(DiscordJson.id(json, "id"));
        Map<ChannelId, MessageId> newest = new HashMap<>();
        addNewest(newest, json.path("channels"));
        addNewest(newest, json.path("threads"));
        Map<Long, Member> members = new HashMap<>();
        if (!json.path("voice_states").isEmpty()) {
            json.path("members")
                    .forEach(member ->
                            members.put(DiscordJson.id(member.path("user"), "id"), DiscordJson.member(member)));
        }
        List<GuildAvailable.InVoice> inVoice = new ArrayList<>();
        for (JsonNode state : json.path("voice_states")) {
            UserId user = new UserId(DiscordJson.id(state, "user_id"));
            Member member = members.getOrDefault(user.value(), unknown(user));
            voiceState(guild, state).ifPresent(present -> inVoice.add(new GuildAvailable.InVoice(member, present)));
        }
        return Optional.of(new GuildAvailable(guild, newest, inVoice, signs.now()));
    }

    private static void addNewest(Map<ChannelId, MessageId> newest, JsonNode channels) {
        for (JsonNode channel : channels) {
            // A forum's is the newest post, which is a thread.
            int type = channel.path("type").asInt();
            if (channel.hasNonNull("last_message_id") && type != 15 && type != 16) {
                newest.put(
                        new ChannelId(DiscordJson.id(channel, "id")),
                        new MessageId(DiscordJson.id(channel, "last_message_id")));
            }
        }
    }

    /** Somebody of whom Discord sent the id alone. */
    private static Member unknown(UserId user) {
        return new Member(user, "?", false, List.of());
    }
}
