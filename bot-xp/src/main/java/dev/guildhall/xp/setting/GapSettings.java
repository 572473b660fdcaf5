package dev.guildhall.xp.setting;

import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTypes;
import java.time.Duration;
import java.util.List;

/** What a guild can change about messages that were written while the bot was away. */
public final class GapSettings {

    public static final SettingKey<Duration> AGE = new SettingKey<>(
            "xp.gap-age",
            SettingTypes.duration(Duration.ZERO, Duration.ofDays(30)),
            Duration.ofDays(7),
            "How old messages may be that I missed and read afterwards; 0s to leave them out");

    public static final List<SettingKey<?>> ALL = List.of(AGE);

    private GapSettings() {}
}
