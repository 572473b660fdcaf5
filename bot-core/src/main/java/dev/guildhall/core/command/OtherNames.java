package dev.guildhall.core.command;

import dev.guildhall.core.access.CommandSettings;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.Settings;
import java.util.Optional;

/** Finds commands also by the further names that a guild's administrators gave them. */
record OtherNames(CommandIndex index, Settings settings) {

    /** May read the guild's settings from the database, unless the path is that of a command. */
    Optional<CatalogueCommand> find(GuildId guild, String path) {
        return index.find(path).or(() -> byAlias(guild, path));
    }

    private Optional<CatalogueCommand> byAlias(GuildId guild, String path) {
        int space = path.indexOf(' ');
        String name = space < 0 ? path : path.substring(0, space);
        String below = space < 0 ? "" : path.substring(space);
        return index.root(name).isPresent()
                ? Optional.empty()
                : Optional.ofNullable(
                                settings.of(guild).get(CommandSettings.ALIASES).get(name))
                        .flatMap(target -> index.find(target + below));
    }
}
