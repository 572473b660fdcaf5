package dev.guildhall.core.command;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandHandler;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.Permission;
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

    List<Permission> missing(long held) {
        return permissions.stream()
                .filter(permission -> !permission.in(held))
                .sorted()
                .toList();
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
