package dev.guildhall.core.command;

import dev.guildhall.core.discord.Privilege;
import dev.guildhall.spi.guild.Guilds;
import dev.guildhall.spi.id.GuildId;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * By what people's messages reach the bot. Without the privilege to read messages it sees only those that mention it, so no
 * answer may advise a prefix.
 *
 * @param lacking the privileges that Discord has not granted
 */
public record Reach(Supplier<Set<Privilege>> lacking, Supplier<Guilds> guilds) {

    /** What a command begins with in examples: the prefix, or else the bot's name as a mention. */
    String example(GuildId guild, List<String> prefixes) {
        if (!lacking.get().contains(Privilege.MESSAGE_CONTENT) && !prefixes.isEmpty()) {
            return prefixes.getFirst();
        }
        return guilds.get()
                .guild(guild)
                .map(known -> "@" + known.self().name() + " ")
                .orElse("/");
    }
}
