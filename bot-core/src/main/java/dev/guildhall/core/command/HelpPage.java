package dev.guildhall.core.command;

import dev.guildhall.core.argument.Typed;
import dev.guildhall.spi.command.Cooldown;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything about one command and what is below it. */
record HelpPage(CommandTexts descriptions) {

    /** Few enough that the embed keeps below Discord's 6,000 characters. */
    private static final int FIELDS = 5;

    Embed of(String path, List<CatalogueCommand> found, String prefix, Map<String, String> aliases, Texts texts) {
        Embed embed = Embed.titled(path);
        int shown = Math.min(found.size(), FIELDS);
        for (CatalogueCommand each : found.subList(0, shown)) {
            embed = embed.withField(
                    "/" + each.usage(), Typed.lines(lines(each, prefix, aliases, texts), Embed.VALUE_LIMIT));
        }
        return shown < found.size() ? embed.withFooter(texts.say("help.more", "count", found.size() - shown)) : embed;
    }

    private List<String> lines(CatalogueCommand each, String prefix, Map<String, String> aliases, Texts texts) {
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
        Cooldown cooldown = each.command().cooldown();
        if (!cooldown.time().isZero()) {
            lines.add(texts.say("help.cooldown", "seconds", cooldown.time().toSeconds()));
        }
        List<String> names = names(each, aliases);
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
