package dev.guildhall.javacord.cache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.javacord.wire.DiscordJson;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.guild.Channel;
import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.guild.Role;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.RoleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One guild. Changed on the shard's reader thread alone, read on any.
 */
final class GuildOutline {

    /** A thread, its channel, and the category: Discord nests no deeper. */
    private static final int DEEPEST = 3;

    private final GuildId id;
    private final Instant since;
    private volatile GuildFacts facts;
    private volatile Member self;
    private volatile int memberCount;
    // Replaced as a whole, so that readers see one version.
    private volatile Map<Long, ChannelLine> channels;
    private volatile Map<Long, Role> roles;
    private volatile @Nullable Guild built;

    /** @param since when it was told of */
    GuildOutline(GuildId id, JsonNode guild, Member self, Instant since) {
        this.id = id;
        this.since = since;
        this.facts = GuildFacts.of(guild);
        this.self = self;
        this.memberCount = guild.path("member_count").asInt();
        Map<Long, ChannelLine> all = new TreeMap<>();
        guild.path("channels").forEach(json -> add(all, ChannelLine.of(json)));
        guild.path("threads").forEach(json -> add(all, ChannelLine.of(json)));
        this.channels = Map.copyOf(all);
        this.roles = roles(guild.path("roles"));
    }

    private static void add(Map<Long, ChannelLine> lines, ChannelLine line) {
        lines.put(line.id(), line);
    }

    private static Map<Long, Role> roles(JsonNode json) {
        Map<Long, Role> all = new TreeMap<>();
        for (JsonNode role : json) {
            all.put(DiscordJson.id(role, "id"), role(role));
        }
        return Map.copyOf(all);
    }

    private static Role role(JsonNode json) {
        return new Role(
                new RoleId(DiscordJson.id(json, "id")),
                json.path("name").asText(),
                json.path("position").asInt(),
                json.path("color").asInt(),
                json.path("managed").asBoolean(),
                Long.parseUnsignedLong(json.path("permissions").asText("0")));
    }

    Instant since() {
        return since;
    }

    void update(JsonNode guild) {
        facts = GuildFacts.of(guild);
        if (guild.path("roles").isArray()) {
            roles = roles(guild.path("roles"));
        }
        built = null;
    }

    void putChannel(JsonNode json) {
        Map<Long, ChannelLine> more = new TreeMap<>(channels);
        add(more, ChannelLine.of(json));
        channels = Map.copyOf(more);
        built = null;
    }

    void removeChannel(long channel) {
        Map<Long, ChannelLine> fewer = new TreeMap<>(channels);
        // Its threads go with it, untold.
        fewer.values()
                .removeIf(line ->
                        line.id() == channel || (line.parent() == channel && line.kind() == Channel.Kind.THREAD));
        channels = Map.copyOf(fewer);
        built = null;
    }

    void putRole(JsonNode json) {
        Map<Long, Role> more = new TreeMap<>(roles);
        more.put(DiscordJson.id(json, "id"), role(json));
        roles = Map.copyOf(more);
        built = null;
    }

    void removeRole(long role) {
        Map<Long, Role> fewer = new TreeMap<>(roles);
        fewer.remove(role);
        roles = Map.copyOf(fewer);
        built = null;
    }

    void self(Member now) {
        self = now;
        built = null;
    }

    // One thread writes.
    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    void countMembers(int more) {
        memberCount += more;
        built = null;
    }

    boolean isForum(long channel) {
        ChannelLine line = channels.get(channel);
        return line != null && line.kind() == Channel.Kind.FORUM;
    }

    boolean knows(ChannelId channel) {
        return channels.containsKey(channel.value());
    }

    Place place(ChannelId channel) {
        return place(channels, channel);
    }

    private static Place place(Map<Long, ChannelLine> lines, ChannelId channel) {
        ChannelLine line = lines.get(channel.value());
        if (line == null || line.parent() == 0) {
            return Place.of(channel);
        }
        List<ChannelId> within = new ArrayList<>(DEEPEST - 1);
        while (line != null && line.parent() != 0 && within.size() < DEEPEST - 1) {
            within.add(new ChannelId(line.parent()));
            line = lines.get(line.parent());
        }
        return new Place(channel, within);
    }

    /** A change that comes while it is built makes the next one who asks build it again. */
    Guild guild() {
        Guild known = built;
        if (known != null) {
            return known;
        }
        Map<Long, ChannelLine> lines = channels;
        GuildFacts said = facts;
        Guild made = new Guild(
                id,
                said.name(),
                said.locale(),
                said.owner(),
                memberCount,
                List.copyOf(roles.values()),
                lines.values().stream()
                        .map(line -> new Channel(place(lines, new ChannelId(line.id())), line.name(), line.kind()))
                        .toList(),
                said.afkChannel(),
                self);
        built = made;
        return made;
    }
}
