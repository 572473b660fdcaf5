package dev.guildhall.xp.setting;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingTypes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a guild can change about experience. */
public final class XpSettings {

    public static final SettingKey<AmountRange> AMOUNT = new SettingKey<>(
            "xp.amount",
            new AmountRangeType(),
            new AmountRange(15, 25),
            "How much XP a message earns: a number, or a range to draw from");

    public static final SettingKey<Duration> COOLDOWN = new SettingKey<>(
            "xp.cooldown",
            SettingTypes.duration(Duration.ZERO, Duration.ofDays(1)),
            Duration.ofSeconds(60),
            "How long after a message that earned XP a member's next one earns none");

    public static final SettingKey<Boolean> ANNOUNCE = new SettingKey<>(
            "xp.announce", SettingTypes.flag(), true, "Whether I say so when a member reaches a new level");

    public static final SettingKey<Optional<ChannelId>> LEVEL_UP_CHANNEL = new SettingKey<>(
            "xp.level-up-channel",
            SettingTypes.channel(),
            Optional.empty(),
            "Where I announce new levels; none: in the channel where it happened");

    public static final List<SettingKey<?>> ALL = List.of(AMOUNT, COOLDOWN, ANNOUNCE, LEVEL_UP_CHANNEL);

    private XpSettings() {}

    /** All of it as one value. */
    public static XpRules rules(GuildSettings settings) {
        return new XpRules(
                settings.get(AMOUNT), settings.get(COOLDOWN), settings.get(ANNOUNCE), settings.get(LEVEL_UP_CHANNEL));
    }
}
