package dev.guildhall.spi.guild;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import java.util.Optional;

/**
 * Asks Discord itself about a guild of the bot, whichever process serves it. A service of
 * {@link dev.guildhall.spi.ModuleContext#service}. Thread-safe; each call blocks for Discord, twice where the person is not the
 * owner, so it is for what must be certain.
 */
public interface GuildLookup {

    /**
     * What somebody may do in a guild, as Discord knows it at this moment: nothing is taken from a cache.
     *
     * @return nothing where the bot is not in the guild, or the person is not
     * @throws DiscordException where Discord cannot be asked
     */
    Optional<Standing> standing(GuildId guild, UserId person);

    /**
     * Somebody in a guild.
     *
     * @param name the guild's
     * @param permissions in the guild as a whole, as Discord's bit set, whatever single channels add or take
     */
    record Standing(String name, long permissions) {}
}
