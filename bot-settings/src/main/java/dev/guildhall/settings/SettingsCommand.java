package dev.guildhall.settings;

import dev.guildhall.spi.command.Command;
import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.command.CommandHandler;
import dev.guildhall.spi.command.Completer;
import dev.guildhall.spi.command.Option;
import dev.guildhall.spi.command.OptionType;
import dev.guildhall.spi.command.Permission;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.facet.Facet;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Attachment;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import dev.guildhall.spi.message.Row;
import dev.guildhall.spi.setting.ItemsType;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Effects;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.setting.change.StoredSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /settings …}, declared from the keys of all modules. */
final class SettingsCommand {

    private static final String BROWSE = "settings.browse";

    private static final Option REASON =
            Option.of(OptionType.TEXT, "reason", "Why, for the history").onlyByName();

    private final Platform platform;
    private final KeyNames names;
    private final Changing changing;
    private final Proposing proposing;
    private final HistoryCommands past;
    private final FileCommands files;
    private final CopyCommand copying;
    private final PanelActions panel;
    private final Confirming confirming;

    SettingsCommand(Platform platform, Drafts drafts) {
        this.platform = platform;
        this.names = new KeyNames(platform.directory());
        this.changing = new Changing(platform, new Looks(), this::ask);
        this.proposing = new Proposing(platform);
        this.confirming = new Confirming(platform, drafts, changing);
        this.past = new HistoryCommands(platform, names, changing, confirming);
        this.files = new FileCommands(platform, confirming);
        this.copying = new CopyCommand(platform, confirming);
        this.panel = new PanelActions(platform, names, changing);
    }

    private Reply ask(Visit visit, String title, List<Edit> edits, Effects effects, List<String> notes, String reason) {
        return confirming.ask(visit, title, edits, effects, notes, reason);
    }

    List<Facet> facets() {
        List<Facet> all = new ArrayList<>();
        all.add(ActionHandler.of(BROWSE, this::turn));
        all.addAll(panel.handlers());
        all.addAll(confirming.handlers());
        all.addAll(past.handlers());
        return all;
    }

    /** Built once every module has declared its keys. */
    Command command() {
        Option key = completed("key", "The name of the setting, like general.prefix", proposing::keys);
        Option channelKey = completed("key", "A setting that may differ by channel", proposing::channelKeys);
        Option roleKey = completed("key", "A setting that may differ by role", proposing::roleKeys);
        Option itemKey = completed("key", "The name of a setting that holds several values", proposing::itemKeys);
        Option value = completed("value", "The new value", proposing::values);
        Command settings = Command.group(
                "settings",
                "Shows and changes what I do on this server",
                Command.of("browse", "Shows every setting and its value", this::browse)
                        .withOption(completed("module", "Only the settings of this module", proposing::modules)
                                .optional()),
                Command.of("get", "Shows one setting: its value, its default and what is allowed", this::get)
                        .withOption(key),
                Command.of("set", "Changes a setting", this::set)
                        .withOption(key)
                        .withOption(value)
                        .withOption(REASON),
                Command.of("reset", "Puts a setting back to its default", this::reset)
                        .withOption(key)
                        .withOption(REASON),
                Command.of("add", "Adds one item to a setting that holds several", item("item", Edit.Add::new))
                        .withOption(itemKey)
                        .withOption(completed("item", "What to add; key=value for entries", proposing::newItems))
                        .withOption(REASON),
                Command.of("remove", "Removes one item of a setting that holds several", item("item", Edit.Remove::new))
                        .withOption(itemKey)
                        .withOption(completed("item", "What to remove; the key for entries", proposing::items))
                        .withOption(REASON),
                Command.group(
                        "own",
                        "Gives a channel, a category or a role a value of its own",
                        Command.of("channel", "Changes a setting for a channel or category", this::ownOfChannel)
                                .withOption(Option.of(OptionType.CHANNEL, "channel", "The channel or category"))
                                .withOption(channelKey)
                                .withOption(completed(
                                                "value", "Its own value; without one, the server's", proposing::values)
                                        .optional())
                                .withOption(REASON),
                        Command.of("role", "Changes a setting for those who have a role", this::ownOfRole)
                                .withOption(Option.of(OptionType.ROLE, "role", "The role"))
                                .withOption(roleKey)
                                .withOption(completed(
                                                "value", "Its own value; without one, the server's", proposing::values)
                                        .optional())
                                .withOption(REASON)),
                Command.of("panel", "Changes settings with menus and buttons", panel::open),
                Command.of("history", "Shows who changed what", past::history)
                        .withOption(completed("key", "Only the changes of this setting", proposing::keys)
                                .optional()),
                Command.of("undo", "Puts back what the last change, or a given one, replaced", past::undo)
                        .withOption(Option.of(OptionType.INTEGER, "change", "The number that the history shows")
                                .between(1, Option.LARGEST)
                                .optional())
                        .withOption(REASON),
                managing(Command.of("rollback", "Puts all settings back to how they were", past::rollback)
                        .withOption(Option.of(
                                OptionType.TEXT, "when", "2h, 2026-11-20 14:30 (UTC) or #17 for before that change"))
                        .withOption(REASON)),
                managing(Command.of("export", "Gives all settings as a file", files::export)),
                managing(Command.of("import", "Shows what a file would change, then applies it", files::importFile)
                        .withOption(Option.of(OptionType.FILE, "file", "A YAML file as the export gives it"))
                        .withOption(REASON)),
                managing(Command.of("template", "Begins with settings for a kind of server", files::template)
                        .withOption(Option.of(OptionType.TEXT, "name", "For which kind of server")
                                .oneOf(Templates.NAMES))
                        .withOption(REASON)),
                managing(Command.of("copy", "Takes over the settings of another server that you manage", copying::copy)
                        .withOption(completed("server", "The id of the other server", copying::servers))
                        .withOption(REASON)));
        return forManagersOnly() ? settings.requiring(Permission.MANAGE_GUILD) : settings;
    }

    /** Where others may change some, too, the command must be open to them; each key is checked anyway. */
    private boolean forManagersOnly() {
        return platform.directory().keys().stream()
                .map(SettingKey::permission)
                .allMatch(each -> each == Permission.MANAGE_GUILD || each == Permission.ADMINISTRATOR);
    }

    private static Command managing(Command command) {
        return command.requiring(Permission.MANAGE_GUILD);
    }

    private static Option completed(String name, String description, Completer completer) {
        return Option.of(OptionType.TEXT, name, description).completedBy(completer);
    }

    static Set<String> misfits(StoredSettings stored) {
        return stored.misfits().stream().map(each -> each.slot().name()).collect(Collectors.toSet());
    }

    private Reply browse(CommandCall call) {
        Visit visit = Visit.of(call);
        Optional<String> module =
                call.arguments().text("module").map(String::strip).filter(name -> !name.isEmpty());
        if (module.isPresent() && names.ofModule(module.get()).isEmpty()) {
            return Reply.refusal(visit.privately().say("browse.unknown", "typed", Shown.text(module.get())));
        }
        return new Reply(page(visit, module.orElse(""), 0), false);
    }

    private Response turn(ActionCall call) {
        String[] state = call.state().split("\\|", 2);
        return new MessageUpdate(page(Visit.of(call), state[1], Integer.parseInt(state[0])));
    }

    private MessageBody page(Visit visit, String module, int number) {
        List<SettingKey<?>> keys = (module.isEmpty() ? platform.directory().keys() : names.ofModule(module))
                .stream().filter(visit::may).toList();
        StoredSettings stored = platform.editor().stored(visit.guild());
        keys.forEach(key -> changing.showed(visit, Slot.of(key), stored.revision()));
        List<Embed> pages = Pages.of(visit, keys, platform.settings().of(visit.guild()), misfits(stored));
        int shown = Math.clamp(number, 0, pages.size() - 1);
        MessageBody body = MessageBody.embed(pages.get(shown));
        return pages.size() == 1
                ? body
                : body.withRows(Row.of(
                        Component.Button.of("◀", Action.of(BROWSE, (shown - 1) + "|" + module))
                                .enabledIf(shown > 0),
                        Component.Button.of("▶", Action.of(BROWSE, (shown + 1) + "|" + module))
                                .enabledIf(shown + 1 < pages.size())));
    }

    private Reply get(CommandCall call) {
        return withKey(call, visit -> key -> {
            if (!visit.may(key)) {
                return changing.mayNot(visit, key);
            }
            StoredSettings stored = platform.editor().stored(call.guild());
            changing.showed(visit, Slot.of(key), stored.revision());
            Embed card = new KeyCard(platform).embed(visit, key, stored);
            List<Attachment> whole = stored
                    .text(Slot.of(key))
                    .filter(text -> Shown.cuts(key, Optional.of(text)))
                    .map(text -> whole(visit, key, text))
                    .stream()
                    .toList();
            return new Reply(new MessageBody("", List.of(card), whole), false);
        });
    }

    private static <T> Attachment whole(Visit visit, SettingKey<T> key, String stored) {
        String text = key.type() instanceof ItemsType<T> type && type.parse(stored) instanceof Parsed.Valid<T>(T value)
                ? String.join("\n", type.items(value))
                : stored;
        return new Attachment(
                key.name() + ".txt", visit.say("card.whole", "key", key.name()), text.getBytes(StandardCharsets.UTF_8));
    }

    private Reply set(CommandCall call) {
        String text = call.arguments().text("value").orElseThrow();
        return withKey(
                call,
                visit -> key -> changing.change(visit, key, SettingScope.GUILD, new Edit.Set(text), reason(call)));
    }

    private Reply reset(CommandCall call) {
        return withKey(
                call, visit -> key -> changing.change(visit, key, SettingScope.GUILD, new Edit.Reset(), reason(call)));
    }

    private CommandHandler item(String option, Function<String, Edit.Wish> wish) {
        return call -> {
            String text = call.arguments().text(option).orElseThrow();
            return withKey(
                    call,
                    visit -> key -> changing.change(visit, key, SettingScope.GUILD, wish.apply(text), reason(call)));
        };
    }

    private Reply ownOfChannel(CommandCall call) {
        return own(
                call,
                new SettingScope.InChannel(call.arguments().channel("channel").orElseThrow()));
    }

    private Reply ownOfRole(CommandCall call) {
        RoleId role = call.arguments().role("role").orElseThrow();
        if (role.value() == call.guild().value()
                && call.arguments().text("value").isPresent()) {
            // Discord counts it to nobody's roles.
            return Reply.refusal(call.privateTexts().say("own.everybodys-role"));
        }
        return own(call, new SettingScope.WithRole(role));
    }

    private Reply own(CommandCall call, SettingScope scope) {
        Edit.Wish wish =
                call.arguments().text("value").<Edit.Wish>map(Edit.Set::new).orElseGet(Edit.Reset::new);
        return withKey(
                call,
                // What a place was given while it still could have something of its own can always be taken away.
                visit -> key -> key.allows(scope) || wish instanceof Edit.Reset
                        ? changing.change(visit, key, scope, wish, reason(call))
                        : Reply.refusal(visit.privately()
                                .say(
                                        "own.whole",
                                        "key",
                                        key.name(),
                                        "place",
                                        Shown.scope(scope),
                                        "keys",
                                        platform.directory().keys().stream()
                                                .filter(each -> visit.may(each) && each.allows(scope))
                                                .map(each -> "`" + each.name() + "`")
                                                .collect(Collectors.joining(", ")))));
    }

    /** As the person gave it; empty where none was given. */
    static String reason(CommandCall call) {
        return call.arguments().text("reason").map(String::strip).orElse("");
    }

    /** What is done, and why where the person said so. */
    static String reason(CommandCall call, String done) {
        String given = reason(call);
        return given.isEmpty() ? done : done + ": " + given;
    }

    private Reply withKey(CommandCall call, Function<Visit, Function<SettingKey<?>, Reply>> answer) {
        Visit visit = Visit.of(call);
        return names.with(visit, call.arguments().text("key").orElseThrow(), answer.apply(visit));
    }
}
