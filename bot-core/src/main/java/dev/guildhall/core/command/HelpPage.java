package dev.guildhall.core.command;

import dev.guildhall.core.access.CommandSettings;
import dev.guildhall.core.argument.Typed;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything about one command and what is below it. */
record HelpPage(CommandTexts descriptions) {

    /** As many as are read with all details; of more, a line each is easier to find one's way in. */
    private static final int DETAILED = 4;

    Embed of(String path, List<CatalogueCommand> found, String prefix, GuildSettings settings, Texts texts) {
        boolean detailed = found.size() <= DETAILED;
        List<String> lines = new ArrayList<>();
        for (CatalogueCommand each : found) {
            if (detailed) {
                lines.add((lines.isEmpty() ? "" : "\n") + "**`/" + each.usage() + "`**");
                lines.addAll(lines(each, prefix, settings, texts));
            } else {
                lines.add("`/" + each.usage() + "` " + descriptions.description(each, texts.language()));
            }
        }
        Embed embed = Embed.titled(path).withDescription(Typed.lines(lines, Embed.DESCRIPTION_LIMIT));
        return detailed
                ? embed
                : embed.withFooter(texts.say(
                        "help.more",
                        "prefix",
                        prefix,
                        "command",
                        found.getFirst().path()));
    }

    private List<String> lines(CatalogueCommand each, String prefix, GuildSettings settings, Texts texts) {
        List<String> lines = new ArrayList<>();
        lines.add(descriptions.description(each, texts.language()));
        lines.add("`" + prefix + each.usage() + "`");
        for (Option option : each.command().options()) {
            lines.add("`" + option.name() + "` " + descriptions.description(each, option, texts.language()));
        }
        if (!each.permissions().isEmpty()) {
            lines.add(texts.say(
                    "help.needs",
                    "permissions",
                    each.permissions().stream()
                            .sorted()
                            .map(permission -> texts.say("permission." + permission.name()))
                            .collect(Collectors.joining(", "))));
        }
        Duration cooldown = each.cooldown(settings);
        if (!cooldown.isZero()) {
            lines.add(texts.say(
                    "help.cooldown",
                    "seconds",
                    cooldown.toSeconds(),
                    "per",
                    each.command().cooldown().per().name()));
        }
        List<String> names = names(each, settings.get(CommandSettings.ALIASES));
        if (!names.isEmpty()) {
            lines.add(texts.say(
                    "help.also",
                    "names",
                    names.stream().map(name -> "`" + prefix + name + "`").collect(Collectors.joining(", "))));
        }
        return lines;
    }

    private static List<String> names(CatalogueCommand each, Map<String, String> aliases) {
        return Stream.concat(
                        each.command().aliases().stream(),
                        aliases.entrySet().stream()
                                .filter(entry -> entry.getValue().equals(each.path()))
                                .map(Map.Entry::getKey))
                .toList();
    }
}
