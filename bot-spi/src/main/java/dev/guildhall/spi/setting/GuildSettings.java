package dev.guildhall.spi.setting;

/** One version of a guild's settings: immutable. */
public interface GuildSettings {

    /** The value that the guild set, else the default; the default too where what is stored no longer fits the type. */
    <T> T get(SettingKey<T> key);
}
