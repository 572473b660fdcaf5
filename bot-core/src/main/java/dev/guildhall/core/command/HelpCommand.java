package dev.guildhall.core.command;

import dev.guildhall.core.access.Access;
import dev.guildhall.core.argument.Typed;
import dev.guildhall.core.discord.Origin;
import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Completer.Proposal;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.spi.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** {@code help}: what the bot can do for the person who asks, where they ask, made from what the modules declare. */
public final class HelpCommand {

    private static final String ACTION = TextCatalogue.OWN + ".help";
    private static final int ON_PAGE = 12;

    private final CommandIndex index;
    private final OtherNames names;
    private final Settings settings;
    private final Access access;
    private final CommandTexts descriptions;
    private final HelpPage page;
    private final Pager pager;
    private final Reach reach;
    private final ToIntFunction<GuildId> misfits;

    /** @param misfits how many of a guild's stored settings no longer fit, which its administrators are told */
    public HelpCommand(
            CommandIndex index,
            Settings settings,
            Access access,
            TextCatalogue texts,
            Reach reach,
            ToIntFunction<GuildId> misfits) {
        this.reach = reach;
        this.misfits = misfits;
        this.index = index;
        this.names = new OtherNames(index, settings);
        this.settings = settings;
        this.access = access;
        this.descriptions = new CommandTexts(texts);
        this.page = new HelpPage(descriptions);
        this.pager = new Pager(ACTION, texts);
    }

    public Command command() {
        return Command.of("help", "Shows what I can do for you here", this::handle)
                .withOption(Option.of(OptionType.TEXT, "command", "One command, to read more about it")
                        .optional()
                        .completedBy((call, typed) -> usable(call.guild(), origin(call), call.privateTexts()).stream()
                                .map(each -> Proposal.of(each.path()))
                                .toList()))
                .answeringPrivately();
    }

    /** Turns the pages. */
    public ActionHandler action() {
        return ActionHandler.of(ACTION, call -> {
            Pager.Turn turn = pager.turn(call);
            return new MessageUpdate(overview(call.guild(), origin(call), turn.texts(), turn.number()));
        });
    }

    private static Origin origin(CommandCall call) {
        return new Origin(
                call.place(),
                call.caller(),
                call.permissions(),
                call.privateTexts().language(),
                call.time());
    }

    private static Origin origin(ActionCall call) {
        return new Origin(
                call.place(),
                call.caller(),
                call.permissions(),
                call.privateTexts().language(),
                call.time());
    }

    private Reply handle(CommandCall call) {
        Texts texts = call.privateTexts();
        Optional<String> asked = call.arguments().text("command");
        return asked.isPresent()
                ? one(call, asked.get())
                : new Reply(overview(call.guild(), origin(call), texts, 0), true);
    }

    private List<CatalogueCommand> usable(GuildId guild, Origin origin, Texts texts) {
        return index.all().stream()
                .filter(each ->
                        access.refusal(each.question(guild, origin), texts).isEmpty())
                .toList();
    }

    private MessageBody overview(GuildId guild, Origin origin, Texts texts, int wanted) {
        List<String> lines = lines(usable(guild, origin, texts), texts.language());
        int pages = Math.max(1, (lines.size() + ON_PAGE - 1) / ON_PAGE);
        int number = Math.clamp(wanted, 0, pages - 1);
        List<String> shown = lines.subList(number * ON_PAGE, Math.min(lines.size(), (number + 1) * ON_PAGE));
        int wrong = Permission.MANAGE_GUILD.in(origin.permissions()) ? misfits.applyAsInt(guild) : 0;
        String warning = wrong == 0 ? "" : texts.say("help.misfits", "count", wrong) + "\n\n";
        Embed embed = Embed.titled(texts.say("help.title"))
                .withDescription(warning + Typed.lines(shown, Embed.DESCRIPTION_LIMIT - warning.length()))
                .withFooter(texts.say("help.footer", "prefix", prefix(guild)));
        return pager.page(embed, number, pages, texts);
    }

    /** One for each outermost command, with the names of what it gathers. */
    private List<String> lines(List<CatalogueCommand> usable, Locale language) {
        Map<String, List<String>> below = new TreeMap<>();
        for (CatalogueCommand each : usable) {
            int space = each.path().indexOf(' ');
            String root = space < 0 ? each.path() : each.path().substring(0, space);
            List<String> names = below.computeIfAbsent(root, name -> new ArrayList<>());
            if (space > 0) {
                names.add(each.path().substring(space + 1));
            }
        }
        List<CommandIndex.Root> roots = index.roots();
        return below.entrySet().stream()
                .map(entry -> "`/" + entry.getKey() + "` "
                        + roots.stream()
                                .filter(root -> root.command().name().equals(entry.getKey()))
                                .findFirst()
                                .map(root -> descriptions.description(root, language))
                                .orElse("")
                        + (entry.getValue().isEmpty() ? "" : ": " + String.join(", ", entry.getValue())))
                .toList();
    }

    private String prefix(GuildId guild) {
        return reach.example(guild, settings.of(guild).get(Prefixes.PREFIX));
    }

    private Reply one(CommandCall call, String asked) {
        Texts texts = call.privateTexts();
        String path = names.meant(call.guild(), asked);
        List<CatalogueCommand> there = index.below(path);
        List<CatalogueCommand> found =
                there.stream().filter(each -> isUsable(each, call)).toList();
        if (found.isEmpty()) {
            return Reply.refusal(there.isEmpty() ? unknown(call, OtherNames.plain(asked)) : refused(call, path, there));
        }
        return Reply.embed(page.of(path, found, prefix(call.guild()), settings.of(call.guild()), texts));
    }

    private boolean isUsable(CatalogueCommand command, CommandCall call) {
        return access.refusal(command.question(call.guild(), origin(call)), call.privateTexts())
                .isEmpty();
    }

    private String unknown(CommandCall call, String name) {
        Texts texts = call.privateTexts();
        String unknown = texts.say("help.unknown", "command", Typed.shown(name));
        return names.closest(call.guild(), name, each -> isUsable(each, call))
                .map(word -> unknown + " " + texts.say("did-you-mean", "word", "`" + word + "`"))
                .orElse(unknown);
    }

    /** Of a group the reason, where it is the same for all below. */
    private String refused(CommandCall call, String path, List<CatalogueCommand> there) {
        Texts texts = call.privateTexts();
        List<String> reasons = there.stream()
                .flatMap(each -> access.refusal(each.question(call.guild(), origin(call)), texts).stream())
                .map(finding -> finding.say(texts, path))
                .distinct()
                .toList();
        String reason = reasons.size() == 1 ? reasons.getFirst() : texts.say("help.refused", "command", path);
        return Permission.MANAGE_GUILD.in(call.permissions()) ? reason + " " + texts.say("help.why") : reason;
    }
}
