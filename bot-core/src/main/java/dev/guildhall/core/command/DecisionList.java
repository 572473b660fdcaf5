package dev.guildhall.core.command;

import dev.guildhall.core.access.CommandSettings;
import dev.guildhall.core.argument.Typed;
import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.GuildSettings;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.spi.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** {@code commands list}: everything that was decided, page by page; first what administrators should know beside it. */
final class DecisionList {

    private static final String ACTION = TextCatalogue.OWN + ".decisions";
    private static final int ON_PAGE = 20;

    /** Few enough that a page has room for all its lines. */
    private static final int NAMES_IN_LINE = 5;

    private final Settings settings;
    private final Subjects subjects;
    private final CommandsCommand.Listing lists;
    private final Pager pager;

    DecisionList(Settings settings, Subjects subjects, CommandsCommand.Listing lists, TextCatalogue texts) {
        this.settings = settings;
        this.subjects = subjects;
        this.lists = lists;
        this.pager = new Pager(ACTION, texts);
    }

    Reply list(CommandCall call) {
        return new Reply(page(call.guild(), 0, call.privateTexts()), false);
    }

    /** Turns the pages. */
    ActionHandler action() {
        return ActionHandler.of(ACTION, call -> {
                    Pager.Turn turn = pager.turn(call);
                    return new MessageUpdate(page(call.guild(), turn.number(), turn.texts()));
                })
                .requiring(Permission.MANAGE_GUILD);
    }

    private MessageBody page(GuildId guild, int wanted, Texts texts) {
        List<String> lines = lines(guild, texts);
        int pages = Math.max(1, Math.ceilDiv(lines.size(), ON_PAGE));
        int number = Math.clamp(wanted, 0, pages - 1);
        List<String> shown = lines.subList(number * ON_PAGE, Math.min(lines.size(), (number + 1) * ON_PAGE));
        return pager.page(
                Embed.titled(texts.say("commands.list-title"))
                        .withDescription(
                                lines.isEmpty()
                                        ? texts.say("commands.list-empty")
                                        : Typed.lines(shown, Embed.DESCRIPTION_LIMIT)),
                number,
                pages,
                texts);
    }

    private List<String> lines(GuildId guild, Texts texts) {
        GuildSettings chosen = settings.of(guild);
        List<String> lines = new ArrayList<>();
        lists.problem(guild)
                .ifPresent(problem -> lines.add(texts.say("commands.list-refused", "problem", Typed.shown(problem))));
        List<String> more = subjects.couldBeOn(chosen.get(CommandSettings.RULES));
        for (int i = 0; i < more.size(); i += NAMES_IN_LINE) {
            List<String> names = more.subList(i, Math.min(more.size(), i + NAMES_IN_LINE));
            lines.add(texts.say("commands.list-more", "names", String.join("`, `", names)));
        }
        chosen.get(CommandSettings.RULES)
                .forEach(rule -> lines.add("• " + CommandSettings.RULES.type().display(List.of(rule))));
        chosen.get(CommandSettings.ALIASES)
                .forEach((name, path) ->
                        lines.add("• " + texts.say("commands.list-alias", "name", name, "command", path)));
        chosen.get(CommandSettings.COOLDOWNS)
                .forEach((path, time) -> lines.add(
                        "• " + texts.say("commands.list-cooldown", "command", path, "seconds", time.toSeconds())));
        return lines;
    }
}
