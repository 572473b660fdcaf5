package dev.guildhall.core.event;

import dev.guildhall.spi.event.Event;
import dev.guildhall.spi.event.GuildAvailable;
import dev.guildhall.spi.event.MessageCreated;
import dev.guildhall.spi.event.MessagesMissed;
import dev.guildhall.spi.event.VoiceChanged;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.MessageId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which messages a subscription was not given, until it is told. Holds an id for each channel concerned. Thread-safe. */
final class MissedMessages {

    private final ConcurrentHashMap<GuildId, Dropped> missed = new ConcurrentHashMap<>();

    /** What was dropped of a guild. Changed and read only within the map's operations on its guild, or after removal. */
    private static final class Dropped {
        private final Map<ChannelId, MessageId> newest = new HashMap<>();
        private boolean voice;
    }

    /**
     * Notes what the event tells of messages, and of voice channels, which must not be believed any more. The rest is lost.
     *
     * @return whether it tells any of that
     */
    boolean drop(Event event) {
        if (event instanceof MessageCreated message) {
            note(message.guild(), Map.of(message.channel(), message.id()), false);
        } else if (event instanceof GuildAvailable guild) {
            note(guild.guild(), guild.newest(), true);
        } else if (event instanceof VoiceChanged change) {
            note(change.guild(), Map.of(), true);
        } else {
            return false;
        }
        return true;
    }

    private void note(GuildId guild, Map<ChannelId, MessageId> dropped, boolean voice) {
        missed.compute(guild, (key, known) -> {
            Dropped all = known == null ? new Dropped() : known;
            dropped.forEach((channel, message) ->
                    all.newest.merge(channel, message, (left, right) -> left.value() > right.value() ? left : right));
            all.voice |= voice;
            return all;
        });
    }

    /** What was dropped of a guild since it was asked last. */
    Optional<MessagesMissed> of(GuildId guild) {
        // As a rule nothing was, and then it costs next to nothing.
        return missed.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(missed.remove(guild))
                        .map(dropped -> new MessagesMissed(guild, dropped.newest, dropped.voice));
    }
}
