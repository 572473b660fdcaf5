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
 * @param texts for what everybody sees
 * @param privateTexts for what only that person sees
 */
record Visit(GuildId guild, Member member, long permissions, Texts texts, Texts privateTexts) {

    static Visit of(CommandCall call) {
        return new Visit(call.guild(), call.caller(), call.permissions(), call.texts(), call.privateTexts());
    }

    static Visit of(ActionCall call) {
        return new Visit(call.guild(), call.caller(), call.permissions(), call.texts(), call.privateTexts());
    }

    /** The same, spoken with where nobody else sees it. */
    Visit privately() {
        return new Visit(guild, member, permissions, privateTexts, privateTexts);
    }

    /** The same, spoken with where everybody sees it, whatever it is. */
    Visit openly() {
        return new Visit(guild, member, permissions, texts, texts);
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
