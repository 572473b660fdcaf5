package dev.guildhall.spi.id;

/** The id of a guild, which people call a server. */
public record GuildId(long value) implements Snowflake {
    @Override
    public int hashCode() {
        return Snowflake.hash(value);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
