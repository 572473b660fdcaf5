package dev.guildhall.simulator.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What was written in each channel, and the way to write; each change is told to the listeners. Safe for several threads. */
public final class Messages {
    private final World world;
    private final int bound;
    private final Map<Snowflake, Timeline> timelines = new ConcurrentHashMap<>();

    /** No messages yet; of each channel so many are remembered. */
    Messages(World world, int bound) {
        this.world = world;
        this.bound = bound;
    }

    /** The id of the last message of a channel. */
    public Optional<Snowflake> last(Snowflake channel) {
        // Asked for every channel of every guild: those in which nothing was ever written must not take memory for it.
        return Optional.ofNullable(timelines.get(channel)).flatMap(Timeline::last);
    }

    public Optional<Message> find(Snowflake channel, Snowflake id) {
        return timeline(channel).find(id);
    }

    /** Messages of a channel, newest first, those for one person alone included. */
    public List<Message> page(Snowflake channel, Window window, int limit) {
        return timeline(channel).page(window, limit);
    }

    /** Posts a message and tells everybody who may see it. */
    public Message post(MessageDraft draft) {
        Channel channel = world.known(draft.channel());
        world.awaitPace();
        synchronized (world.lock(channel)) {
            Snowflake id = draft.id() == null ? world.nextId() : draft.id();
            List<Attachment> files = store(channel.id(), draft.uploads());
            Message message = MessageWriter.write(world, channel, draft, id, files);
            timeline(channel.id()).put(message);
            world.tell(new WorldEvent.MessageCreated(message));
            world.threads().written(channel, message);
            return message;
        }
    }

    /** Posts what a person types. */
    public Message post(Snowflake channel, Snowflake author, String content) {
        return post(MessageDraft.typed(channel, author, content, null));
    }

    /** Changes a message; empty when it is gone. */
    public Optional<Message> edit(Message message, MessageEdit edit) {
        Channel channel = world.known(message.channel());
        synchronized (world.lock(channel)) {
            return timeline(channel.id()).find(message.id()).map(current -> {
                Message edited = MessageWriter.edit(world, current, edit, store(channel.id(), edit.uploads()));
                timeline(channel.id()).put(edited);
                world.tell(new WorldEvent.MessageUpdated(edited));
                return edited;
            });
        }
    }

    /** Deletes a message; false when it was gone. */
    public boolean delete(Message message) {
        Channel channel = world.known(message.channel());
        synchronized (world.lock(channel)) {
            boolean removed = timeline(channel.id()).remove(message.id());
            if (removed) {
                world.tell(new WorldEvent.MessageDeleted(message));
            }
            return removed;
        }
    }

    /** Tells that somebody is typing. */
    public void typing(Channel channel, Snowflake person) {
        synchronized (world.lock(channel)) {
            world.tell(new WorldEvent.Typing(channel, person));
        }
    }

    /** Keeps files that belong to no message, such as those given with a command. */
    public List<Attachment> keep(Channel channel, List<Upload> uploads) {
        return store(channel.id(), uploads);
    }

    Timeline timeline(Snowflake channel) {
        return timelines.computeIfAbsent(channel, _ -> new Timeline(bound));
    }

    void forget(Snowflake channel) {
        timelines.remove(channel);
    }

    void clear() {
        timelines.clear();
    }

    private List<Attachment> store(Snowflake channel, List<Upload> uploads) {
        return uploads.stream()
                .map(upload -> new Attachment(
                        world.nextId(),
                        channel,
                        upload.fileName(),
                        upload.contentType(),
                        upload.content(),
                        upload.description()))
                .peek(world.attachments()::add)
                .toList();
    }
}
