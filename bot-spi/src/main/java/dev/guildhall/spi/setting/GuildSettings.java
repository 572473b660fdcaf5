package dev.guildhall.spi.setting;

import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.RoleId;
import java.util.Collection;

/** One version of a guild's settings: immutable. */
public interface GuildSettings {

    /** The value that the guild set, else the default; the default too where what is stored no longer fits the type. */
    <T> T get(SettingKey<T> key);

    /**
     * The same version as it holds in a place for somebody with these roles: where a channel, a category or a role has a
     * value of its own, that one. The nearest place wins over the farther, any place over a role, the more powerful role over
     * the weaker.
     */
    default GuildSettings at(Place place, Collection<RoleId> roles) {
        return this;
    }

    /**
     * Whether a module is on in the guild. Of one that is off nobody can use the commands and buttons; it gets the events
     * nevertheless, to keep its own data in order, and asks here before it does something of its own accord.
     */
    default boolean isOn(String module) {
        return true;
    }
}
