package dev.guildhall.spi.id;

/** The id of a role of a guild. */
public record RoleId(long value) implements Snowflake {
    @Override
    public int hashCode() {
        return Snowflake.hash(value);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
