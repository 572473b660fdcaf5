package dev.guildhall.spi.setting;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;

/** What a value holds for: the whole guild, or a part of it that has one of its own. */
public sealed interface SettingScope {

    /** Where a key may have values of its own, beside the guild. */
    enum Level {
        CATEGORY,
        CHANNEL,
        ROLE
    }

    SettingScope GUILD = new WholeGuild();

    /** Everything that has no value of its own. */
    record WholeGuild() implements SettingScope {}

    /** A channel or a thread, or all channels of a category. */
    record InChannel(ChannelId channel) implements SettingScope {}

    /** Those who have a role. */
    record WithRole(RoleId role) implements SettingScope {}
}
