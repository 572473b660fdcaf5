package dev.guildhall.core.command;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code help}: what the bot can do, made from what the modules declare. */
public final class HelpCommand {

    /** Few enough that the embed keeps below Discord's 6,000 characters. */
    private static final int FIELDS = 5;

    private final CommandIndex index;
    private final Settings settings;

    public HelpCommand(CommandIndex index, Settings settings) {
        this.index = index;
        this.settings = settings;
    }

    public Command command() {
        return Command.of("help", "Shows what I can do", this::handle)
                .withOption(Option.of(OptionType.TEXT, "command", "One command, to read more about it")
                        .optional());
    }

    private Reply handle(CommandCall call) {
        String prefix = settings.of(call.guild()).get(PrefixCommands.PREFIX);
        return call.arguments()
                .text("command")
                .map(name -> one(name, prefix))
                .orElseGet(() -> overview(prefix))
                .forCallerOnly();
    }

    private Reply overview(String prefix) {
        Embed embed = Embed.titled("What I can do")
                .withDescription(Typed.lines(
                        index.all().stream()
                                .map(each -> "`/" + each.path() + "` "
                                        + each.command().description())
                                .toList(),
                        Embed.DESCRIPTION_LIMIT))
                .withFooter("Each also works as a message: " + prefix + "help rank tells more about one.");
        return Reply.embed(embed);
    }

    private Reply one(String asked, String prefix) {
        String name = asked.strip().toLowerCase(Locale.ROOT).replaceFirst("^/", "");
        String path = index.root(name).orElse(name);
        List<CatalogueCommand> found = index.below(path);
        if (found.isEmpty()) {
            Optional<String> meant = index.closest(name);
            return Reply.refusal("I have no command `" + Typed.shown(name) + "`."
                    + meant.map(word -> " Did you mean `" + word + "`?").orElse(""));
        }
        Embed embed = Embed.titled(path);
        int shown = Math.min(found.size(), FIELDS);
        for (CatalogueCommand each : found.subList(0, shown)) {
            embed = embed.withField("/" + each.usage(), Typed.lines(describe(each, prefix), Embed.VALUE_LIMIT));
        }
        return Reply.embed(
                shown < found.size() ? embed.withFooter(found.size() - shown + " more are not shown") : embed);
    }

    private static List<String> describe(CatalogueCommand each, String prefix) {
        List<String> lines = new ArrayList<>();
        lines.add(each.command().description());
        for (Option option : each.command().options()) {
            lines.add("`" + option.name() + "` " + option.description());
        }
        if (!each.permissions().isEmpty()) {
            lines.add("Needs "
                    + each.permissions().stream()
                            .sorted()
                            .map(Permission::title)
                            .collect(Collectors.joining(", ")));
        }
        if (!each.command().aliases().isEmpty()) {
            lines.add("Also "
                    + each.command().aliases().stream()
                            .map(alias -> "`" + prefix + alias + "`")
                            .collect(Collectors.joining(", ")));
        }
        return lines;
    }
}
