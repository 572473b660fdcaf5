package dev.guildhall.core.setting;

import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.SettingKey;
import java.util.Map;

/**
 * One version of a guild's settings.
 *
 * @param revision counts the guild's changes; 0 where it never changed anything
 * @param values what differs from the default, by key name, of the key's type
 */
record SettingsSnapshot(long revision, Map<String, Object> values) implements GuildSettings {

    SettingsSnapshot {
        values = Map.copyOf(values);
    }

    @Override
    @SuppressWarnings("unchecked") // Each value was parsed by the type of the one key of that name.
    public <T> T get(SettingKey<T> key) {
        Object value = values.get(key.name());
        return value == null ? key.defaultValue() : (T) value;
    }
}
