package dev.guildhall.simulator.world;

/** A role of a guild; the one with the guild's own id is {@code @everyone}. */
public record Role(
        Snowflake id,
        String name,
        int color,
        long permissions,
        int position,
        boolean hoist,
        boolean managed,
        boolean mentionable) {

    /** A role that ordinary members cannot mention. */
    public Role(Snowflake id, String name, int color, long permissions, int position, boolean hoist, boolean managed) {
        this(id, name, color, permissions, position, hoist, managed, false);
    }

    public Role withPermissions(long newPermissions) {
        return new Role(id, name, color, newPermissions, position, hoist, managed, mentionable);
    }

    public Role withPosition(int newPosition) {
        return new Role(id, name, color, permissions, newPosition, hoist, managed, mentionable);
    }

    /** Whether it stands above another; of two at the same place the older one does. */
    public boolean isAbove(Role other) {
        return position != other.position ? position > other.position : id.compareTo(other.id) < 0;
    }
}
