package dev.guildhall.spi.command;

import dev.guildhall.spi.event.Member;
import dev.guildhall.spi.event.Place;
import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.text.Texts;
import java.time.Instant;

/**
 * One use of a command, permitted and with checked arguments.
 *
 * @param permissions the caller's in that channel, as Discord's bit set; see {@link Permission#in}
 * @param time when Discord saw it
 * @param texts the module's texts in the guild's language, or in the caller's where the command answers privately
 * @param privateTexts in the caller's language, for what only the caller sees
 */
public record CommandCall(
        GuildId guild,
        Place place,
        Member caller,
        long permissions,
        Arguments arguments,
        Instant time,
        Texts texts,
        Texts privateTexts) {

    public ChannelId channel() {
        return place.channel();
    }
}
