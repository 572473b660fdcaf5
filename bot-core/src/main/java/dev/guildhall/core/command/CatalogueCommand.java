package dev.guildhall.core.command;

import dev.guildhall.core.access.CommandRule;
import dev.guildhall.core.access.Question;
import dev.guildhall.core.discord.Origin;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandHandler;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.id.GuildId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A command that can be run, where it stands.
 *
 * @param module that declared it
 * @param path its names from the outermost, with spaces: {@code settings set}
 * @param permissions its own and those of the groups above it
 */
record CatalogueCommand(
        String module, String path, Command command, Set<Permission> permissions, CommandHandler handler) {

    CatalogueCommand {
        permissions = Set.copyOf(permissions);
    }

    /** What rules may name, the most particular first: {@code xp add}, {@code xp}, {@code module:xp}. */
    List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        String left = path;
        while (!left.isEmpty()) {
            subjects.add(left);
            left = left.contains(" ") ? left.substring(0, left.lastIndexOf(' ')) : "";
        }
        subjects.add(CommandRule.ofModule(module));
        return subjects;
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
                origin.permissions());
    }

    /** How it is written, options in brackets: {@code settings set <key> <value>}. */
    String usage() {
        return path
                + command.options().stream().map(CatalogueCommand::placeholder).collect(Collectors.joining());
    }

    private static String placeholder(Option option) {
        return option.required() ? " <" + option.name() + ">" : " [" + option.name() + "]";
    }
}
