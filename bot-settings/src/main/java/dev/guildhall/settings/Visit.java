package dev.guildhall.settings;

import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.text.Texts;
import java.util.Locale;

/**
 * Who looks at a guild's settings, and how to speak with them.
 *
 * @param permissions as Discord's bit set
 */
record Visit(GuildId guild, Member member, long permissions, Texts texts) {

    static Visit of(CommandCall call) {
        return new Visit(call.guild(), call.caller(), call.permissions(), call.texts());
    }

    static Visit of(ActionCall call) {
        return new Visit(call.guild(), call.caller(), call.permissions(), call.texts());
    }

    boolean may(SettingKey<?> key) {
        return key.permission().in(permissions);
    }

    boolean manages() {
        return Permission.MANAGE_GUILD.in(permissions);
    }

    Locale language() {
        return texts.language();
    }

    String say(String key, Object... arguments) {
        return texts.say(key, arguments);
    }
}
