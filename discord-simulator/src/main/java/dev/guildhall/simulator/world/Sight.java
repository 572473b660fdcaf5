package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What the bot can see of a guild's channels, and what it is told when that changes.
 *
 * <p>Discord shows a channel that the bot may not view as a blank of which only id, type and position are true, and keeps
 * quiet about its threads. What comes in sight is told in full, with the threads in it.
 */
public final class Sight {
    private static final String HIDDEN = "___hidden___";
    private static final int OBFUSCATED = 1 << 17;

    private final World world;

    Sight(World world) {
        this.world = world;
    }

    /** Whether the bot sees a channel or thread. */
    public boolean sees(Guild guild, Channel channel) {
        return may(guild, channel)
                || isInVoice(guild, channel)
                || (channel.type() == Channel.CATEGORY && child(guild, channel));
    }

    private boolean may(Guild guild, Channel channel) {
        return guild.member(world.bot().id())
                .map(bot -> (Permissions.inChannel(guild, bot, channel) & Permission.VIEW_CHANNEL) != 0)
                .orElse(true);
    }

    private boolean isInVoice(Guild guild, Channel channel) {
        return channel.isVoice()
                && guild.voiceState(world.bot().id())
                        .filter(state -> state.channel().equals(channel.id()))
                        .isPresent();
    }

    private boolean child(Guild guild, Channel category) {
        return guild.channels().stream()
                .anyMatch(channel -> category.id().equals(channel.parent()) && may(guild, channel));
    }

    /** The channels that the bot sees, those in REST's list. */
    public List<Channel> channels(Guild guild) {
        return guild.channels().stream().filter(channel -> sees(guild, channel)).toList();
    }

    /** The threads that are not archived and that the bot sees. */
    public List<Channel> threads(Guild guild) {
        return guild.threads().stream()
                .filter(thread -> !thread.isArchived() && sees(guild, thread))
                .toList();
    }

    /** A channel as the gateway tells of it. */
    public ObjectNode wire(Guild guild, Channel channel) {
        ObjectNode node = Wire.channel(world, channel);
        return sees(guild, channel) ? node : hidden(guild, channel, node);
    }

    private static ObjectNode hidden(Guild guild, Channel channel, ObjectNode whole) {
        ObjectNode node = Json.object()
                .put("id", channel.id().toString())
                .put("type", channel.type())
                .put("guild_id", guild.id().toString())
                .put("name", HIDDEN)
                .put("position", channel.position())
                .put("flags", OBFUSCATED)
                .put("nsfw", false)
                .put("rate_limit_per_user", 0);
        for (String nothing : List.of("topic", "last_message_id", "last_pin_timestamp")) {
            node.putNull(nothing);
        }
        node.set("parent_id", whole.get("parent_id"));
        if (channel.isVoice()) {
            node.put("bitrate", 64_000).put("user_limit", 0).putNull("rtc_region");
        }
        if (channel.isForum()) {
            node.putArray("available_tags");
        }
        node.putArray("permission_overwrites")
                .addObject()
                .put("id", guild.id().toString())
                .put("type", 0)
                .put("allow", "0")
                .put("deny", Long.toString(Permission.VIEW_CHANNEL));
        return node;
    }

    /** Makes a change, told by itself, and then tells what came in sight of the bot by it and what is hidden from now on. */
    void around(Guild guild, Runnable change) {
        Set<Snowflake> before = seen(guild);
        List<Channel> threadsBefore = threads(guild);
        Set<Snowflake> there = new HashSet<>();
        guild.channels().forEach(channel -> there.add(channel.id()));
        change.run();
        Set<Snowflake> synced = new HashSet<>();
        for (Channel channel : guild.channels()) {
            boolean sees = sees(guild, channel);
            if (there.contains(channel.id()) && sees != before.contains(channel.id())) {
                tell("CHANNEL_UPDATE", guild, wire(guild, channel));
                if (sees && channel.type() != Channel.CATEGORY) {
                    synced.add(channel.id());
                }
            }
        }
        Set<Snowflake> known = new HashSet<>();
        threadsBefore.forEach(thread -> known.add(thread.id()));
        for (Channel thread : threads(guild)) {
            if (!known.contains(thread.id()) && there.contains(thread.parent())) {
                synced.add(Objects.requireNonNull(thread.parent()));
            }
        }
        if (!synced.isEmpty()) {
            tell("THREAD_LIST_SYNC", guild, list(guild, synced));
        }
    }

    private Set<Snowflake> seen(Guild guild) {
        Set<Snowflake> seen = new HashSet<>();
        channels(guild).forEach(channel -> seen.add(channel.id()));
        return seen;
    }

    /** What the bot is told of the threads of channels that it sees from now on. */
    private ObjectNode list(Guild guild, Set<Snowflake> parents) {
        List<Channel> active = threads(guild).stream()
                .filter(thread -> parents.contains(thread.parent()))
                .toList();
        Snowflake bot = world.bot().id();
        ObjectNode data = Json.object().put("guild_id", guild.id().toString());
        data.set("channel_ids", Json.ids(parents.stream().sorted().toList()));
        data.set(
                "threads",
                Json.array(active.stream()
                        .map(thread -> Wire.channel(world, thread))
                        .toList()));
        data.set(
                "members",
                Json.array(active.stream()
                        .filter(thread -> thread.recipients().contains(bot))
                        .map(thread -> Wire.threadMember(thread, bot))
                        .toList()));
        return data;
    }

    private void tell(String name, Guild guild, ObjectNode data) {
        world.tell(new WorldEvent.Announced(name, guild.id(), data, null));
    }
}
