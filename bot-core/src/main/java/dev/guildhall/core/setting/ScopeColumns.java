package dev.guildhall.core.setting;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.setting.SettingScope;

/**
 * A scope as two columns have it.
 *
 * @param kind {@code guild}, {@code channel} or {@code role}
 * @param subject the channel's or the role's id; 0 for the guild
 */
record ScopeColumns(String kind, long subject) {

    static ScopeColumns of(SettingScope scope) {
        return switch (scope) {
            case SettingScope.WholeGuild whole -> new ScopeColumns("guild", 0);
            case SettingScope.InChannel(ChannelId channel) -> new ScopeColumns("channel", channel.value());
            case SettingScope.WithRole(RoleId role) -> new ScopeColumns("role", role.value());
        };
    }

    /** @throws IllegalStateException if a later version of the program wrote something else */
    SettingScope scope() {
        return switch (kind) {
            case "guild" -> SettingScope.GUILD;
            case "channel" -> new SettingScope.InChannel(new ChannelId(subject));
            case "role" -> new SettingScope.WithRole(new RoleId(subject));
            default -> throw new IllegalStateException("settings of a \"" + kind + "\" are unknown to this version");
        };
    }
}
