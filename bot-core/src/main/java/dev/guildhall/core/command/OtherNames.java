package dev.guildhall.core.command;

import dev.guildhall.core.access.CommandSettings;
import dev.guildhall.spi.command.Closest;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Knows commands also by the further names that modules and a guild's administrators gave them. */
record OtherNames(CommandIndex index, Settings settings) {

    /** May read the guild's settings from the database, unless the path is that of a command. */
    Optional<CatalogueCommand> find(GuildId guild, String path) {
        return index.find(path).or(() -> byAlias(guild, path));
    }

    /**
     * What somebody typed as commands are called: small, with or without a slash, and with the command's name in place of a
     * further one. May read the guild's settings from the database.
     */
    String meant(GuildId guild, String typed) {
        String path = plain(typed);
        int space = path.indexOf(' ');
        String name = space < 0 ? path : path.substring(0, space);
        String below = space < 0 ? "" : path.substring(space);
        return index.root(name)
                        .orElseGet(() ->
                                settings.of(guild).get(CommandSettings.ALIASES).getOrDefault(name, name))
                + below;
    }

    /** Small, without a slash, with single spaces. */
    static String plain(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replaceFirst("^/ ?", "");
    }

    /**
     * Which name somebody meant who typed one that there is not: of those that lead to something that the person may use.
     * May read the guild's settings from the database.
     */
    Optional<String> closest(GuildId guild, String typed, Predicate<CatalogueCommand> usable) {
        List<CatalogueCommand> all = index.all().stream().filter(usable).toList();
        Set<String> words = new HashSet<>();
        all.forEach(each -> words.addAll(each.names()));
        Stream.concat(index.names().stream(), settings.of(guild).get(CommandSettings.ALIASES).keySet().stream())
                .filter(name -> all.stream().anyMatch(each -> each.names().contains(meant(guild, name))))
                .forEach(words::add);
        words.remove(typed);
        return Closest.to(typed, words);
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
