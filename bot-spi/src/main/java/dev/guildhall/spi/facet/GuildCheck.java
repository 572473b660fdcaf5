package dev.guildhall.spi.facet;

import dev.guildhall.spi.id.GuildId;
import java.util.List;
import java.util.function.Function;

/**
 * Something that must hold between a guild's settings and the guild as it is on Discord, such as that the bot may give the roles
 * that are set; asked by {@code ./guildhall doctor}. Changes nothing.
 *
 * @param rule what must hold, as a short sentence: "The roles of levels can be given"
 * @param problems where it does not hold in a guild: sentences for an operator, with names and, after a colon, the remedy; empty
 *     where it holds. Asks {@link dev.guildhall.spi.guild.Guilds} only where the guild's settings need it, since that costs calls to Discord
 */
public record GuildCheck(String rule, Function<GuildId, List<String>> problems) implements Facet {

    public GuildCheck {
        if (rule.isBlank()) {
            throw new IllegalArgumentException("a check of guilds has no rule");
        }
    }
}
