package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes of a guild's channels and threads; each is told to the listeners. */
public final class ChannelChanges {
    private final World world;

    ChannelChanges(World world) {
        this.world = world;
    }

    /** Adds a channel or thread, or replaces the one with its id. */
    public void put(Guild guild, Channel channel) {
        synchronized (guild) {
            boolean known = guild.channel(channel.id()).isPresent();
            boolean hidden = known && !isSeen(guild, channel.id());
            guild.put(channel);
            world.know(channel);
            String kind = channel.isThread() ? "THREAD" : "CHANNEL";
            ObjectNode data = Wire.channel(world, channel);
            if (channel.isThread() && !known) {
                data.put("newly_created", true);
                if (channel.recipients().contains(world.bot().id())) {
                    data.set("member", Wire.threadMember(channel, world.bot().id()));
                }
            }
            tell(kind + (known ? "_UPDATE" : "_CREATE"), guild, data);
            if (hidden && !channel.isThread() && isSeen(guild, channel.id())) {
                tell("THREAD_LIST_SYNC", guild, threads(guild, channel));
            }
        }
    }

    private boolean isSeen(Guild guild, Snowflake channel) {
        return guild.member(world.bot().id())
                .flatMap(bot -> guild.channel(channel).map(found -> Permissions.inChannel(guild, bot, found)))
                .filter(permissions -> (permissions & Permission.VIEW_CHANNEL) != 0)
                .isPresent();
    }

    /** What the bot is told of the threads of a channel that it sees from now on. */
    private ObjectNode threads(Guild guild, Channel channel) {
        List<Channel> active = guild.threads().stream()
                .filter(thread -> channel.id().equals(thread.parent()) && !thread.isArchived())
                .filter(thread -> isSeen(guild, thread.id()))
                .toList();
        Snowflake bot = world.bot().id();
        ObjectNode data = Json.object().put("guild_id", guild.id().toString());
        data.putArray("channel_ids").add(channel.id().toString());
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

    /** Deletes a channel with its threads; a category leaves its channels behind. */
    public void remove(Guild guild, Channel channel) {
        synchronized (guild) {
            guild.threads().stream()
                    .filter(thread -> channel.id().equals(thread.parent()))
                    .forEach(thread -> remove(guild, thread));
            guild.voiceStates().stream()
                    .filter(state -> state.channel().equals(channel.id()))
                    .forEach(state -> world.voiceChanges().leave(guild, state.person()));
            ObjectNode data = Wire.channel(world, channel);
            guild.removeChannel(channel.id());
            world.forget(channel.id());
            world.webhooks().forget(channel.id());
            tell(channel.isThread() ? "THREAD_DELETE" : "CHANNEL_DELETE", guild, data);
            guild.channels().stream()
                    .filter(child -> channel.id().equals(child.parent()))
                    .forEach(child -> put(guild, child.withPlace(null, child.position())));
        }
    }

    /** A place among a guild's channels. */
    public record Place(int position, @Nullable Snowflake parent) {}

    /** Moves channels. */
    public void reorder(Guild guild, Map<Snowflake, Place> places) {
        synchronized (guild) {
            places.forEach((id, place) -> guild.channel(id)
                    .filter(channel -> !channel.isThread())
                    .ifPresent(channel -> put(guild, channel.withPlace(place.parent(), place.position()))));
        }
    }

    /** Lets a person join a thread or leave it; nothing happens when that is so already. */
    public void thread(Guild guild, Snowflake threadId, Snowflake person, boolean joined) {
        synchronized (guild) {
            guild.channel(threadId)
                    .filter(thread -> thread.recipients().contains(person) != joined)
                    .ifPresent(thread -> {
                        List<Snowflake> people = new ArrayList<>(thread.recipients());
                        people.remove(person);
                        if (joined) {
                            people.add(person);
                        }
                        Channel changed = thread.withRecipients(people);
                        guild.put(changed);
                        world.know(changed);
                        tell("THREAD_MEMBERS_UPDATE", guild, membership(guild, changed, person, joined));
                    });
        }
    }

    /** Opens a thread that is archived, as happens when somebody writes in it; nothing else changes. */
    public void open(Channel thread) {
        ObjectNode details = thread.details();
        if (details != null && thread.isArchived()) {
            ObjectNode opened = details.deepCopy();
            opened.withObjectProperty("thread_metadata")
                    .put("archived", false)
                    .put("archive_timestamp", world.clock().instant().toString());
            thread.guildId().flatMap(world::guild).ifPresent(guild -> put(guild, thread.withDetails(opened)));
        }
    }

    private static ObjectNode membership(Guild guild, Channel thread, Snowflake person, boolean joined) {
        ObjectNode data = Json.object()
                .put("id", thread.id().toString())
                .put("guild_id", guild.id().toString())
                .put("member_count", thread.recipients().size());
        if (joined) {
            ObjectNode member = Wire.threadMember(thread, person);
            guild.member(person).ifPresent(found -> member.set("member", Wire.member(found)));
            member.putNull("presence");
            data.putArray("added_members").add(member);
        } else {
            ArrayNode removed = data.putArray("removed_member_ids");
            removed.add(person.toString());
        }
        return data;
    }

    /** Tells that a channel's webhooks are no longer the same. */
    void webhooksChanged(Snowflake guild, Snowflake channel) {
        world.guild(guild).ifPresent(found -> {
            synchronized (found) {
                ObjectNode data =
                        Json.object().put("guild_id", guild.toString()).put("channel_id", channel.toString());
                tell("WEBHOOKS_UPDATE", found, data);
            }
        });
    }

    private void tell(String name, Guild guild, ObjectNode data) {
        world.tell(new WorldEvent.Announced(name, guild.id(), data, null));
    }
}
