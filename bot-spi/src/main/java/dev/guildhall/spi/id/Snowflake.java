package dev.guildhall.spi.id;

import java.time.Instant;
import java.util.Optional;

/**
 * A number that Discord assigned, with its time inside: {@code (id >> 22) + 1420070400000} ms since 1970.
 *
 * <p>What the platform does about an event is a function of its id, never of the moment at which a process saw it.
 *
 * @see <a href="https://discord.com/developers/docs/reference#snowflakes">Discord: snowflakes</a>
 */
public sealed interface Snowflake permits GuildId, ChannelId, UserId, RoleId, MessageId {

    /** The first millisecond of 2015, from which Discord counts. */
    long EPOCH_MILLIS = 1_420_070_400_000L;

    long value();

    /** When Discord assigned the id, to the millisecond. */
    default Instant time() {
        return Instant.ofEpochMilli(timeMillis());
    }

    /** As {@link #time()}, in milliseconds since 1970. */
    default long timeMillis() {
        return (value() >>> 22) + EPOCH_MILLIS;
    }

    /** The number of an id as people write it; nothing where it is none, or is not written as {@code toString} writes it. */
    static Optional<Long> read(String text) {
        if (!text.matches("[1-9][0-9]{14,19}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseUnsignedLong(text));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    /** The smallest id of a moment: every id assigned earlier is less, every id assigned then or later is not. */
    static long firstOf(long timeMillis) {
        return (timeMillis - EPOCH_MILLIS) << 22;
    }

    /** Ids of one moment differ in few bits, which {@link Long#hashCode} leaves together in a few buckets of a map. */
    static int hash(long value) {
        return (int) ((value * 0x9E37_79B9_7F4A_7C15L) >>> 32);
    }
}
