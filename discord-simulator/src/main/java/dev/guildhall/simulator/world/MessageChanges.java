package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Reactions, pins, and the deletion of many messages at once; each change is told to the listeners. */
public final class MessageChanges {
    private static final int CROSSPOSTED = 1;

    private final World world;

    MessageChanges(World world) {
        this.world = world;
    }

    /** Adds a reaction; nothing happens when the person has reacted so already. */
    public void react(Message message, Emoji emoji, Snowflake person) {
        mark(message, current -> {
            if (current.marks().with(emoji).stream()
                    .anyMatch(each -> each.people().contains(person))) {
                return Optional.empty();
            }
            Message marked = with(current, current.marks().add(emoji, person));
            ObjectNode data = person(marked, emoji, person)
                    .put("message_author_id", marked.author().toString());
            world.guild(marked.guild() == null ? marked.id() : marked.guild())
                    .flatMap(guild -> guild.member(person))
                    .ifPresent(member -> data.set("member", Wire.member(member)));
            return Optional.of(announced("MESSAGE_REACTION_ADD", marked, data));
        });
    }

    /** Takes a reaction away; nothing happens when there is none. */
    public void unreact(Message message, Emoji emoji, Snowflake person) {
        mark(message, current -> {
            if (current.marks().with(emoji).stream()
                    .noneMatch(each -> each.people().contains(person))) {
                return Optional.empty();
            }
            Message marked = with(current, current.marks().remove(emoji, person));
            return Optional.of(announced("MESSAGE_REACTION_REMOVE", marked, person(marked, emoji, person)));
        });
    }

    /** Takes everybody's reactions with one emoji away. */
    public void clear(Message message, Emoji emoji) {
        mark(message, current -> {
            if (current.marks().with(emoji).isEmpty()) {
                return Optional.empty();
            }
            Message marked = with(current, current.marks().without(emoji));
            ObjectNode data = place(marked).set("emoji", emoji.wire());
            return Optional.of(announced("MESSAGE_REACTION_REMOVE_EMOJI", marked, data));
        });
    }

    /** Takes all reactions away. */
    public void clear(Message message) {
        mark(message, current -> {
            Message marked = with(current, new Marks(List.of(), current.marks().pinnedAt()));
            return Optional.of(announced("MESSAGE_REACTION_REMOVE_ALL", marked, place(marked)));
        });
    }

    /** Pins a message, or undoes it; nothing happens when that is so already. */
    public void pin(Message message, boolean pinned) {
        Channel channel = world.known(message.channel());
        mark(message, current -> {
            if ((current.marks().pinnedAt() != null) == pinned) {
                return Optional.empty();
            }
            Instant now = world.clock().instant();
            Message marked = with(current, new Marks(current.marks().reactions(), pinned ? now : null));
            world.messages().timeline(channel.id()).put(marked);
            world.tell(new WorldEvent.MessageUpdated(marked));
            ObjectNode data = Json.object().put("channel_id", channel.id().toString());
            channel.guildId().ifPresent(id -> data.put("guild_id", id.toString()));
            data.put("last_pin_timestamp", now.toString());
            return Optional.of(announced("CHANNEL_PINS_UPDATE", marked, data));
        });
    }

    /** Shows at a message that a thread has begun with it. */
    public void flag(Message message, int flag, ObjectNode thread) {
        Channel channel = world.known(message.channel());
        synchronized (world.lock(channel)) {
            world.messages().timeline(channel.id()).find(message.id()).ifPresent(current -> {
                ObjectNode wire = Json.object();
                wire.setAll(current.wire());
                wire.put("flags", current.flags() | flag).set("thread", thread);
                Message changed = current.with(wire);
                world.messages().timeline(channel.id()).put(changed);
                world.tell(new WorldEvent.MessageUpdated(changed));
            });
        }
    }

    /** Gives a message's poll another form; only its end is told to the bot as a change. */
    Message withPoll(Message message, ObjectNode poll) {
        Channel channel = world.known(message.channel());
        synchronized (world.lock(channel)) {
            Message current =
                    world.messages().timeline(channel.id()).find(message.id()).orElse(message);
            ObjectNode wire = Json.object();
            wire.setAll(current.wire());
            wire.set("poll", poll);
            Message changed = current.with(wire);
            world.messages().timeline(channel.id()).put(changed);
            if (poll.path("results").path("is_finalized").asBoolean()) {
                world.tell(new WorldEvent.MessageUpdated(changed));
            }
            return changed;
        }
    }

    /** Tells of something about a message that is stored already. */
    void announce(WorldEvent.Announced event) {
        Message message = Objects.requireNonNull(event.message(), "message");
        synchronized (world.lock(world.known(message.channel()))) {
            world.tell(event);
        }
    }

    /** Shares a message of an announcement channel with those who follow it. */
    public Message crosspost(Message message) {
        Channel channel = world.known(message.channel());
        synchronized (world.lock(channel)) {
            Message current =
                    world.messages().timeline(channel.id()).find(message.id()).orElse(message);
            ObjectNode wire = Json.object();
            wire.setAll(current.wire());
            wire.put("flags", current.flags() | CROSSPOSTED);
            Message changed = current.with(wire);
            world.messages().timeline(channel.id()).put(changed);
            world.tell(new WorldEvent.MessageUpdated(changed));
            return changed;
        }
    }

    /** The pinned messages of a channel, the one that was pinned last first. */
    public List<Message> pinned(Snowflake channel) {
        return world.messages().timeline(channel).pinned();
    }

    /** Deletes those that are there, and tells of them together. */
    public void deleteAll(Channel channel, Collection<Snowflake> ids) {
        synchronized (world.lock(channel)) {
            List<Snowflake> deleted = ids.stream()
                    .filter(world.messages().timeline(channel.id())::remove)
                    .toList();
            if (!deleted.isEmpty()) {
                ObjectNode data = Json.object().put("channel_id", channel.id().toString());
                data.set("ids", Json.ids(deleted));
                channel.guildId().ifPresent(id -> data.put("guild_id", id.toString()));
                world.tell(new WorldEvent.Announced("MESSAGE_DELETE_BULK", channel.guild(), data, null));
            }
        }
    }

    private void mark(Message message, Function<Message, Optional<WorldEvent.Announced>> change) {
        Channel channel = world.known(message.channel());
        synchronized (world.lock(channel)) {
            world.messages()
                    .timeline(channel.id())
                    .find(message.id())
                    .flatMap(change)
                    .ifPresent(event -> {
                        if (event.message() != null) {
                            world.messages().timeline(channel.id()).put(event.message());
                        }
                        world.tell(event);
                    });
        }
    }

    private Message with(Message message, Marks marks) {
        return message.with(marks, world.bot().id());
    }

    private static WorldEvent.Announced announced(String name, Message message, ObjectNode data) {
        return new WorldEvent.Announced(name, message.guild(), data, message);
    }

    private static ObjectNode person(Message message, Emoji emoji, Snowflake person) {
        return place(message)
                .put("user_id", person.toString())
                .put("burst", false)
                .put("type", 0)
                .set("emoji", emoji.wire());
    }

    private static ObjectNode place(Message message) {
        ObjectNode node = Json.object()
                .put("channel_id", message.channel().toString())
                .put("message_id", message.id().toString());
        if (message.guild() != null) {
            node.put("guild_id", message.guild().toString());
        }
        return node;
    }
}
