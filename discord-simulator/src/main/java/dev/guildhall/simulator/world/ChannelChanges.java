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
            if (channel.isThread()) {
                putThread(guild, channel, known);
                return;
            }
            boolean seen = guild.channel(channel.id())
                    .filter(before -> world.sight().sees(guild, before))
                    .isPresent();
            world.sight().around(guild, () -> {
                guild.put(channel);
                world.know(channel);
                // Whether it has just come in sight, or out of it, is told as one change.
                if (!known || seen == world.sight().sees(guild, channel)) {
                    tell(
                            known ? "CHANNEL_UPDATE" : "CHANNEL_CREATE",
                            guild,
                            world.sight().wire(guild, channel));
                }
            });
        }
    }

    private void putThread(Guild guild, Channel thread, boolean known) {
        guild.put(thread);
        world.know(thread);
        if (!world.sight().sees(guild, thread)) {
            return;
        }
        ObjectNode data = Wire.channel(world, thread);
        if (!known) {
            data.put("newly_created", true);
        }
        if (!known && thread.recipients().contains(world.bot().id())) {
            data.set("member", Wire.threadMember(thread, world.bot().id()));
        }
        tell(known ? "THREAD_UPDATE" : "THREAD_CREATE", guild, data);
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
            world.stageInstances().remove(guild, channel.id());
            boolean told = !channel.isThread() || world.sight().sees(guild, channel);
            ObjectNode data = world.sight().wire(guild, channel);
            guild.removeChannel(channel.id());
            world.forget(channel.id());
            world.webhooks().forget(channel.id());
            if (told) {
                tell(channel.isThread() ? "THREAD_DELETE" : "CHANNEL_DELETE", guild, data);
            }
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
                        boolean seen = world.sight().sees(guild, thread);
                        guild.put(changed);
                        world.know(changed);
                        if (!seen && world.sight().sees(guild, changed)) {
                            // A private thread to which the bot was brought: it hears of it for the first time.
                            tell(
                                    "THREAD_CREATE",
                                    guild,
                                    Wire.channel(world, changed).set("member", Wire.threadMember(changed, person)));
                        }
                        if (seen || world.sight().sees(guild, changed)) {
                            tell("THREAD_MEMBERS_UPDATE", guild, membership(guild, changed, person, joined));
                        }
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
