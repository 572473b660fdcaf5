package dev.guildhall.core.event;

import dev.guildhall.spi.event.Event;
import dev.guildhall.spi.event.GuildAvailable;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.MessagesMissed;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which messages a subscription was not given, until it is told. Holds an id for each channel concerned. Thread-safe. */
final class MissedMessages {

    private final ConcurrentHashMap<GuildId, Map<ChannelId, MessageId>> newest = new ConcurrentHashMap<>();

    /** Notes what the event tells of messages: others cannot be had again. */
    void drop(Event event) {
        if (event instanceof MessageCreated message) {
            note(message.guild(), Map.of(message.channel(), message.id()));
        } else if (event instanceof GuildAvailable guild) {
            note(guild.guild(), guild.newest());
        }
    }

    private void note(GuildId guild, Map<ChannelId, MessageId> dropped) {
        newest.compute(guild, (key, known) -> {
            Map<ChannelId, MessageId> all = known == null ? new HashMap<>() : known;
            dropped.forEach((channel, message) ->
                    all.merge(channel, message, (left, right) -> left.value() > right.value() ? left : right));
            return all;
        });
    }

    /** What was dropped of a guild since it was asked last. */
    Optional<MessagesMissed> of(GuildId guild) {
        // As a rule nothing was, and then it costs next to nothing.
        return newest.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(newest.remove(guild)).map(dropped -> new MessagesMissed(guild, dropped));
    }
}
