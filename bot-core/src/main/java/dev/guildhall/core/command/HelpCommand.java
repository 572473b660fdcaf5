package dev.guildhall.core.command;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code help}: what the bot can do, made from what the modules declare. */
public final class HelpCommand {

    /** The platform's own part, as a module among the others. */
    public static final String MODULE = "general";

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
                .withDescription(index.all().stream()
                        .map(each -> "`/" + each.path() + "` " + each.command().description())
                        .collect(Collectors.joining("\n")))
                .withFooter("Each also works as a message: " + prefix + "help rank tells more about one.");
        return Reply.embed(embed);
    }

    private Reply one(String asked, String prefix) {
        String name = asked.strip().toLowerCase(Locale.ROOT).replaceFirst("^/", "");
        String path = index.root(name).orElse(name);
        List<CatalogueCommand> found = index.below(path);
        if (found.isEmpty()) {
            Optional<String> meant = index.closest(name);
            return Reply.refusal("I have no command `" + name.replace("`", "'") + "`."
                    + meant.map(word -> " Did you mean `" + word + "`?").orElse(""));
        }
        Embed embed = Embed.titled(path);
        for (CatalogueCommand each : found) {
            embed = embed.withField("/" + each.usage(), describe(each, prefix));
        }
        return Reply.embed(embed);
    }

    private static String describe(CatalogueCommand each, String prefix) {
        StringBuilder text = new StringBuilder(each.command().description());
        for (Option option : each.command().options()) {
            text.append("\n`").append(option.name()).append("` ").append(option.description());
        }
        if (!each.permissions().isEmpty()) {
            text.append("\nNeeds ")
                    .append(each.permissions().stream()
                            .sorted()
                            .map(Permission::title)
                            .collect(Collectors.joining(", ")));
        }
        if (!each.command().aliases().isEmpty()) {
            text.append("\nAlso ")
                    .append(each.command().aliases().stream()
                            .map(alias -> "`" + prefix + alias + "`")
                            .collect(Collectors.joining(", ")));
        }
        return text.toString();
    }
}
