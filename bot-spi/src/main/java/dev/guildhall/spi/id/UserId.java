package dev.guildhall.spi.id;

/** The id of a person or a bot, the same in every guild. */
public record UserId(long value) implements Snowflake {
    @Override
    public int hashCode() {
        return Snowflake.hash(value);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
