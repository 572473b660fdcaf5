package dev.guildhall.core.command;

import dev.guildhall.core.access.CommandRule;
import dev.guildhall.core.access.CommandSettings;
import dev.guildhall.core.access.Question;
import dev.guildhall.core.discord.Origin;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandHandler;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.GuildSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A command that can be run, where it stands.
 *
 * @param module that declared it
 * @param path its names from the outermost, with spaces: {@code settings set}
 * @param permissions its own and those of the groups above it
 * @param optIn whether it, or a group above it, is off until somebody switches it on
 */
record CatalogueCommand(
        String module,
        String path,
        Command command,
        Set<Permission> permissions,
        boolean optIn,
        CommandHandler handler) {

    CatalogueCommand {
        permissions = Set.copyOf(permissions);
    }

    /** What rules may name, the most particular first: {@code xp add}, {@code xp}, {@code module:xp}. */
    List<String> subjects() {
        return CommandRule.subjects(module, path);
    }

    /** Its path, and those of the groups above it. */
    List<String> names() {
        return subjects().subList(0, subjects().size() - 1);
    }

    /** Whether somebody may use it. */
    Question question(GuildId guild, Origin origin) {
        return new Question(
                guild,
                subjects(),
                permissions,
                command.channels(),
                origin.place(),
                origin.caller().roles(),
                origin.permissions(),
                optIn);
    }

    /** How long one waits between two uses: the guild's own time, of it or of the nearest group above it, else as declared. */
    Duration cooldown(GuildSettings settings) {
        Map<String, Duration> chosen = Question.isPromised(path) ? Map.of() : settings.get(CommandSettings.COOLDOWNS);
        return subjects().stream()
                .filter(chosen::containsKey)
                .findFirst()
                .map(chosen::get)
                .orElse(command.cooldown().time());
    }

    /** How it is written, options in brackets: {@code settings set <key> <value>}. */
    String usage() {
        return path
                + command.options().stream().map(CatalogueCommand::placeholder).collect(Collectors.joining());
    }

    private static String placeholder(Option option) {
        if (option.named()) {
            return " [--" + option.name() + " …]";
        }
        return option.required() ? " <" + option.name() + ">" : " [" + option.name() + "]";
    }
}
