package dev.guildhall.core.command;

import dev.guildhall.core.access.CommandRule;
import dev.guildhall.core.access.CommandSettings;
import dev.guildhall.core.access.Question;
import dev.guildhall.core.argument.Typed;
import dev.guildhall.core.text.TextCatalogue;
import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.CommandHandler;
import dev.guildhall.spi.command.Completer.Proposal;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.ItemsType;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.Settings;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Edits;
import dev.guildhall.spi.setting.change.Outcome;
import dev.guildhall.spi.setting.change.SettingsEditor;
import dev.guildhall.spi.setting.change.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code commands}: administrators decide which commands there are, for whom and where. */
public final class CommandsCommand {

    private static final String COMMAND = "command";
    private static final Option REASON =
            Option.of(OptionType.TEXT, "reason", "Why, for the history").onlyByName();

    private static final int LONGEST_REASON = 200;

    private final Settings settings;
    private final SettingsEditor editor;
    private final Subjects subjects;
    private final WhyCommand why;
    private final Listing lists;
    private final DecisionList list;

    /** How Discord's own list of commands follows what is decided. */
    public interface Listing {

        /** Whether Discord lists it in every guild, on or off. */
        boolean listsAlways(String subject);

        /** Why Discord does not list what is on in a guild, where it refused to. */
        Optional<String> problem(GuildId guild);
    }

    /** @param why answers {@code commands why} */
    public CommandsCommand(
            CommandIndex index,
            Settings settings,
            SettingsEditor editor,
            WhyCommand why,
            Listing lists,
            TextCatalogue texts) {
        this.lists = lists;
        this.settings = settings;
        this.editor = editor;
        this.subjects = new Subjects(index, settings);
        this.why = why;
        this.list = new DecisionList(settings, subjects, lists, texts);
    }

    /** Turns the pages of {@code commands list}. */
    public ActionHandler action() {
        return list.action();
    }

    public Command command() {
        return Command.group(
                        "commands",
                        "Decides which commands there are, for whom and where",
                        about("on", "Switches a command or a module on again", this::on),
                        about("off", "Switches a command or a module off", this::off),
                        limit("allow", "Allows a command only to a role or only in a channel", true),
                        limit("deny", "Denies a command to a role or in a channel", false),
                        about("clear", "Forgets everything decided about a command", this::clear),
                        Command.of("alias", "Gives a command one more name", this::alias)
                                .withOption(Option.of(OptionType.TEXT, "name", "The new name"))
                                .withOption(subject(true))
                                .withOption(REASON),
                        Command.of("unalias", "Takes such a name away", this::unalias)
                                .withOption(Option.of(OptionType.TEXT, "name", "The name")
                                        .completedBy((call, typed) -> aliases(call)))
                                .withOption(REASON),
                        Command.of("cooldown", "Sets how long one waits before using a command again", this::cooldown)
                                .withOption(subject(true))
                                .withOption(Option.of(
                                        OptionType.TEXT, "time", "Like 30s or 5m, or default for the command's own"))
                                .withOption(REASON),
                        Command.of("list", "Shows what was decided", list::list).answeringPrivately(),
                        why.command(subject(true)))
                .requiring(Permission.MANAGE_GUILD);
    }

    private Command about(String name, String description, CommandHandler handler) {
        return Command.of(name, description, handler)
                .withOption(subject(false))
                .withOption(REASON)
                .answeringPrivately();
    }

    private Command limit(String name, String description, boolean allowed) {
        return Command.of(name, description, call -> limit(call, allowed))
                .withOption(subject(true))
                .withOption(Option.of(OptionType.ROLE, "role", "The role").optional())
                .withOption(Option.of(OptionType.CHANNEL, "channel", "The channel or category")
                        .optional())
                .withOption(REASON)
                .answeringPrivately();
    }

    private Option subject(boolean oneWord) {
        String more = oneWord ? "; in quotes with the prefix" : "";
        return Option.of(OptionType.TEXT, COMMAND, "The command, or a module as module:xp" + more)
                .completedBy((call, typed) -> subjects.proposals(typed));
    }

    private List<Proposal> aliases(CommandCall call) {
        return settings.of(call.guild()).get(CommandSettings.ALIASES).entrySet().stream()
                .map(each -> new Proposal(each.getKey() + " = " + each.getValue(), each.getKey()))
                .toList();
    }

    private List<CommandRule> rules(CommandCall call) {
        return settings.of(call.guild()).get(CommandSettings.RULES);
    }

    private Reply off(CommandCall call) {
        return withSubject(call, subject -> {
            if (Question.isPromised(subject)) {
                return promised(call, subject);
            }
            if (Subjects.isNeeded(subject)) {
                return Reply.refusal(call.privateTexts().say("commands.needed", COMMAND, subject));
            }
            CommandRule on = new CommandRule.On(subject);
            CommandRule off = new CommandRule.Off(subject);
            List<CommandRule> there = rules(call);
            if (there.contains(off)) {
                return Reply.refusal(call.privateTexts().say("commands.is-off", COMMAND, subject));
            }
            List<Edit> edits = new ArrayList<>(List.of(add(CommandSettings.RULES, rule(off))));
            if (there.contains(on)) {
                edits.add(remove(CommandSettings.RULES, rule(on)));
            }
            String listed =
                    lists.listsAlways(subject) ? "\n" + call.privateTexts().say("commands.still-listed") : "";
            return apply(call, edits, call.privateTexts().say("commands.off", COMMAND, subject) + listed);
        });
    }

    private Reply on(CommandCall call) {
        return withSubject(call, subject -> {
            CommandRule off = new CommandRule.Off(subject);
            CommandRule on = new CommandRule.On(subject);
            List<CommandRule> there = rules(call);
            List<Edit> edits = new ArrayList<>();
            if (there.contains(off)) {
                edits.add(remove(CommandSettings.RULES, rule(off)));
            }
            if (subjects.optsIn(subject) && !there.contains(on)) {
                edits.add(add(CommandSettings.RULES, rule(on)));
            }
            return edits.isEmpty()
                    ? Reply.refusal(call.privateTexts().say("commands.is-on", COMMAND, subject))
                    : apply(call, edits, call.privateTexts().say("commands.on", COMMAND, subject));
        });
    }

    private Reply limit(CommandCall call, boolean allowed) {
        return withSubject(call, subject -> {
            if (Question.isPromised(subject)) {
                return promised(call, subject);
            }
            List<CommandRule> wanted = new ArrayList<>();
            List<CommandRule> opposite = new ArrayList<>();
            call.arguments().role("role").ifPresent(role -> {
                wanted.add(new CommandRule.ForRole(subject, allowed, role));
                opposite.add(new CommandRule.ForRole(subject, !allowed, role));
            });
            call.arguments().channel("channel").ifPresent(channel -> {
                wanted.add(new CommandRule.ForChannel(subject, allowed, channel));
                opposite.add(new CommandRule.ForChannel(subject, !allowed, channel));
            });
            if (wanted.isEmpty()) {
                return Reply.refusal(call.privateTexts().say("commands.for-whom"));
            }
            List<CommandRule> there = rules(call);
            List<Edit> edits = Stream.concat(
                            opposite.stream()
                                    .filter(there::contains)
                                    .map(rule -> remove(CommandSettings.RULES, rule(rule))),
                            wanted.stream()
                                    .filter(rule -> !there.contains(rule))
                                    .map(rule -> add(CommandSettings.RULES, rule(rule))))
                    .toList();
            return apply(
                    call,
                    edits,
                    call.privateTexts().say(allowed ? "commands.allowed" : "commands.denied", COMMAND, subject) + "\n"
                            + CommandSettings.RULES.type().display(wanted));
        });
    }

    private static Reply promised(CommandCall call, String subject) {
        return Reply.refusal(call.privateTexts().say("commands.promised", COMMAND, subject));
    }

    private Reply clear(CommandCall call) {
        return withSubject(call, subject -> {
            List<Edit> edits = new ArrayList<>();
            rules(call).stream()
                    .filter(rule -> rule.subject().equals(subject))
                    .forEach(rule -> edits.add(remove(CommandSettings.RULES, rule(rule))));
            if (settings.of(call.guild()).get(CommandSettings.COOLDOWNS).containsKey(subject)) {
                edits.add(remove(CommandSettings.COOLDOWNS, subject));
            }
            return apply(call, edits, call.privateTexts().say("commands.cleared", COMMAND, subject));
        });
    }

    private Reply alias(CommandCall call) {
        String name = call.arguments().text("name").orElse("").strip();
        return withSubject(call, subject -> {
            if (subject.startsWith("module:") || subjects.isCommand(name)) {
                return Reply.refusal(call.privateTexts().say("commands.alias-taken", "name", Typed.shown(name)));
            }
            String entry = name + "=" + subject;
            if (!fits(CommandSettings.ALIASES, entry)) {
                return Reply.refusal(call.privateTexts().say("commands.alias-wrong", "name", Typed.shown(name)));
            }
            return apply(
                    call,
                    List.of(add(CommandSettings.ALIASES, entry)),
                    call.privateTexts().say("commands.aliased", "name", Typed.shown(name), COMMAND, subject));
        });
    }

    private Reply unalias(CommandCall call) {
        String name = call.arguments().text("name").orElse("").strip();
        if (!settings.of(call.guild()).get(CommandSettings.ALIASES).containsKey(name)) {
            return Reply.refusal(call.privateTexts().say("commands.alias-absent", "name", Typed.shown(name)));
        }
        return apply(
                call,
                List.of(remove(CommandSettings.ALIASES, name)),
                call.privateTexts().say("commands.unaliased", "name", Typed.shown(name)));
    }

    private Reply cooldown(CommandCall call) {
        String time = call.arguments().text("time").orElse("").strip();
        return withSubject(call, subject -> {
            if (subject.startsWith("module:")) {
                return Reply.refusal(call.privateTexts().say("commands.no-module"));
            }
            if (Question.isPromised(subject)) {
                return promised(call, subject);
            }
            boolean standard = time.equalsIgnoreCase("default");
            String entry = subject + "=" + time;
            if (!standard && !fits(CommandSettings.COOLDOWNS, entry)) {
                return Reply.refusal(call.privateTexts().say("commands.time-wrong", "time", Typed.shown(time)));
            }
            boolean own =
                    settings.of(call.guild()).get(CommandSettings.COOLDOWNS).containsKey(subject);
            List<Edit> back = own ? List.of(remove(CommandSettings.COOLDOWNS, subject)) : List.of();
            return apply(
                    call,
                    standard ? back : List.of(add(CommandSettings.COOLDOWNS, entry)),
                    call.privateTexts()
                            .say(
                                    standard ? "commands.cooldown-default" : "commands.cooldown",
                                    COMMAND,
                                    subject,
                                    "time",
                                    Typed.shown(time)));
        });
    }

    /** What is done with a subject that there is. */
    private interface WithSubject {
        Reply handle(String subject);
    }

    private Reply withSubject(CommandCall call, WithSubject work) {
        String typed = call.arguments().text(COMMAND).orElse("");
        Optional<String> subject = subjects.find(call.guild(), typed);
        return subject.isPresent()
                ? work.handle(subject.get())
                : subjects.unknown(call.guild(), typed, call.privateTexts());
    }

    private static String rule(CommandRule rule) {
        return ((ItemsType<List<CommandRule>>) CommandSettings.RULES.type())
                .items(List.of(rule))
                .getFirst();
    }

    /** Whether an entry will do, however many there are. Judged beforehand, because types say only in English what is wrong. */
    private static <T> boolean fits(SettingKey<T> key, String entry) {
        return key.type() instanceof ItemsType<T> type
                && type.with(key.defaultValue(), entry) instanceof Parsed.Valid<T>;
    }

    /** What is left where each entry fits: too many, somebody else was quicker, or a module's rule. */
    private String problem(CommandCall call, Outcome.Problem problem) {
        if (problem.name().isEmpty()) {
            return Markdown.escape(problem.text());
        }
        return CommandSettings.ALL.stream()
                        .anyMatch(key -> key.name().equals(problem.name()) && isFull(call.guild(), key))
                ? call.privateTexts().say("commands.full", "most", CommandSettings.MOST)
                : call.privateTexts().say("commands.overtaken");
    }

    private <T> boolean isFull(GuildId guild, SettingKey<T> key) {
        return key.type() instanceof ItemsType<T> type
                && type.items(settings.of(guild).get(key)).size() >= CommandSettings.MOST;
    }

    private static Edit add(SettingKey<?> key, String item) {
        return new Edit(Slot.of(key), new Edit.Add(item));
    }

    private static Edit remove(SettingKey<?> key, String item) {
        return new Edit(Slot.of(key), new Edit.Remove(item));
    }

    private static String reason(CommandCall call) {
        String given = call.arguments().text("reason").map(String::strip).orElse("");
        return given.length() <= LONGEST_REASON ? given : given.substring(0, LONGEST_REASON - 1) + "…";
    }

    private Reply apply(CommandCall call, List<Edit> edits, String done) {
        if (edits.isEmpty()) {
            return Reply.refusal(call.privateTexts().say("commands.nothing"));
        }
        Edits wish = new Edits(
                edits,
                // Who did not look did not see what another did at the same time.
                new Edits.AllBut(Duration.ofSeconds(10)),
                call.caller().id(),
                reason(call),
                call.privateTexts().language());
        return switch (editor.apply(call.guild(), wish)) {
            case Outcome.Applied applied -> Reply.text(done).forCallerOnly();
            case Outcome.Refused(List<Outcome.Problem> problems) ->
                Reply.refusal(Typed.lines(
                        problems.stream()
                                .map(each -> problem(call, each))
                                .distinct()
                                .toList(),
                        1_900));
            case Outcome.Overtaken overtaken ->
                Reply.refusal(call.privateTexts().say("commands.overtaken"));
        };
    }
}
