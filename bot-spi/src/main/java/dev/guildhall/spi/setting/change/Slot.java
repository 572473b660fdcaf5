package dev.guildhall.spi.setting.change;

import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;

/** Where one value of a guild is kept: a key, by name, and what it holds for. */
public record Slot(String name, SettingScope scope) {

    public static Slot of(SettingKey<?> key) {
        return new Slot(key.name(), SettingScope.GUILD);
    }
}
