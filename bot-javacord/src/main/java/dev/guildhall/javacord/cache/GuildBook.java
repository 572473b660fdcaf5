package dev.guildhall.javacord.cache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.javacord.wire.DiscordJson;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The guilds of one shard. Told about packets on the shard's reader thread, asked on any. */
public final class GuildBook {

    private final Map<GuildId, GuildOutline> guilds = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private volatile UserId self = new UserId(0);

    public GuildBook(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes note of a packet, before anybody changes it. */
    public void note(String type, JsonNode content) {
        switch (type) {
            case "READY" -> {
                self = new UserId(DiscordJson.id(content, "user"));
                guilds.clear();
            }
            case "GUILD_CREATE" -> create(content);
            case "GUILD_DELETE" -> guilds.remove(new GuildId(DiscordJson.id(content, "id")));
            case "GUILD_UPDATE" -> of(content, "id").ifPresent(guild -> guild.update(content));
            case "GUILD_ROLE_CREATE", "GUILD_ROLE_UPDATE" ->
                of(content, "guild_id").ifPresent(guild -> guild.putRole(content.path("role")));
            case "GUILD_ROLE_DELETE" ->
                of(content, "guild_id").ifPresent(guild -> guild.removeRole(DiscordJson.id(content, "role_id")));
            case "CHANNEL_CREATE", "CHANNEL_UPDATE" -> inGuild(content, guild -> guild.putChannel(content));
            case "THREAD_CREATE", "THREAD_UPDATE" -> inGuild(content, guild -> thread(guild, content));
            case "CHANNEL_DELETE", "THREAD_DELETE" ->
                inGuild(content, guild -> guild.removeChannel(DiscordJson.id(content, "id")));
            case "THREAD_LIST_SYNC" ->
                inGuild(content, guild -> content.path("threads").forEach(guild::putChannel));
            case "GUILD_MEMBER_ADD" -> inGuild(content, guild -> guild.countMembers(1));
            case "GUILD_MEMBER_REMOVE" -> inGuild(content, guild -> guild.countMembers(-1));
            case "GUILD_MEMBER_UPDATE" -> {
                if (DiscordJson.id(content.path("user"), "id") == self.value()) {
                    inGuild(content, guild -> guild.self(DiscordJson.member(content)));
                }
            }
            default -> {
                // Tells nothing that is kept here.
            }
        }
    }

    private void create(JsonNode json) {
        if (json.path("unavailable").asBoolean(false)) {
            return;
        }
        GuildId id = new GuildId(DiscordJson.id(json, "id"));
        Member own = new Member(self, "?", true, List.of());
        for (JsonNode member : json.path("members")) {
            if (DiscordJson.id(member.path("user"), "id") == self.value()) {
                own = DiscordJson.member(member);
            }
        }
        guilds.put(id, new GuildOutline(id, json, own, clock.instant()));
    }

    /** An archived thread is told of again when somebody writes in it. */
    private static void thread(GuildOutline guild, JsonNode json) {
        if (json.path("thread_metadata").path("archived").asBoolean(false)) {
            guild.removeChannel(DiscordJson.id(json, "id"));
        } else {
            guild.putChannel(json);
        }
    }

    private void inGuild(JsonNode content, Consumer<GuildOutline> change) {
        of(content, "guild_id").ifPresent(change);
    }

    private Optional<GuildOutline> of(JsonNode content, String field) {
        return content.hasNonNull(field) ? of(new GuildId(DiscordJson.id(content, field))) : Optional.empty();
    }

    private Optional<GuildOutline> of(GuildId guild) {
        return Optional.ofNullable(guilds.get(guild));
    }

    public Set<GuildId> served() {
        return Set.copyOf(guilds.keySet());
    }

    public boolean serves(GuildId guild) {
        return guilds.containsKey(guild);
    }

    /** When the guild was told of last, after a log-in or an outage of its own; nothing where it is not there. */
    public Optional<Instant> since(GuildId guild) {
        return of(guild).map(GuildOutline::since);
    }

    public Optional<Guild> guild(GuildId guild) {
        return of(guild).map(GuildOutline::guild);
    }

    /**
     * One guild as the REST interface tells it.
     *
     * @param json its description, with its channels as {@code channels}
     */
    public static Guild snapshot(JsonNode json, Member self) {
        return new GuildOutline(new GuildId(DiscordJson.id(json, "id")), json, self, Instant.EPOCH).guild();
    }

    /** The channel and what it lies in; the channel alone where it is not known. */
    public boolean knows(GuildId guild, ChannelId channel) {
        return of(guild).filter(known -> known.knows(channel)).isPresent();
    }

    public Place place(GuildId guild, ChannelId channel) {
        GuildOutline known = guilds.get(guild);
        return known == null ? Place.of(channel) : known.place(channel);
    }

    public boolean isForum(GuildId guild, ChannelId channel) {
        return of(guild).filter(known -> known.isForum(channel.value())).isPresent();
    }

    /** The bot itself; 0 before it logged in. */
    public UserId self() {
        return self;
    }
}
