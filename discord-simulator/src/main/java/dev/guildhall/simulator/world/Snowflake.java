package dev.guildhall.simulator.world;

import java.time.Instant;

/**
 * An id that Discord assigned: 42 bits of milliseconds since 2015, 10 bits of worker, 12 bits of sequence.
 *
 * @param value the id as an unsigned number; never zero
 */
public record Snowflake(long value) implements Comparable<Snowflake> {
    static final long EPOCH_MILLIS = 1_420_070_400_000L;

    public Snowflake {
        if (value == 0) {
            throw new IllegalArgumentException("snowflake is 0: an id is at least 1");
        }
    }

    /**
     * Reads the decimal form.
     *
     * @throws IllegalArgumentException when {@code text} is not a positive decimal number of 64 bits
     */
    public static Snowflake of(String text) {
        try {
            return new Snowflake(Long.parseUnsignedLong(text));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("'" + text + "' is not a snowflake: give a decimal number", notANumber);
        }
    }

    /** Whether {@code text} can be read by {@link #of(String)}. */
    public static boolean isOne(String text) {
        return text.length() <= 20
                && !text.isEmpty()
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && text.chars().anyMatch(c -> c != '0');
    }

    /** The moment that the id carries, in milliseconds. */
    public Instant time() {
        return Instant.ofEpochMilli((value >>> 22) + EPOCH_MILLIS);
    }

    /** The shard that a guild with this id belongs to when there are {@code count} shards. */
    public int shard(int count) {
        return (int) Long.remainderUnsigned(value >>> 22, count);
    }

    /** Mixed well: ids of one millisecond differ in a few low bits only, and would crowd in hash tables. */
    @Override
    public int hashCode() {
        return Long.hashCode(value * 0x9E3779B97F4A7C15L);
    }

    @Override
    public int compareTo(Snowflake other) {
        return Long.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
