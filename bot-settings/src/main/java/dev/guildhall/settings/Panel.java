package dev.guildhall.settings;

import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Component.Button;
import dev.guildhall.spi.message.Component.Choice;
import dev.guildhall.spi.message.Component.Select;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.Row;
import dev.guildhall.spi.setting.ItemsType;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.Shape;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.setting.change.StoredSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The message by which settings are changed with selects and buttons. */
record Panel(Platform platform, KeyNames names) {

    static final String MODULE = "settings.module";
    static final String KEY = "settings.key";
    static final String PAGE = "settings.page";
    static final String TOGGLE = "settings.toggle";
    static final String PICK = "settings.pick";
    static final String EDIT = "settings.edit";
    static final String RESET = "settings.reset";

    private static final int MOST = 25;
    private static final int LABEL = 100;

    /** Which part of it is open. */
    record View(String module, int page, Optional<SettingKey<?>> key) {}

    View first() {
        return new View(modules().getFirst(), 0, Optional.empty());
    }

    private List<String> modules() {
        return platform.directory().keys().stream()
                .map(SettingKey::module)
                .distinct()
                .sorted()
                .toList();
    }

    /** @param notice what to say above it; may be empty */
    MessageBody message(Visit visit, View view, String notice) {
        StoredSettings stored = platform.editor().stored(visit.guild());
        List<SettingKey<?>> keys =
                names.ofModule(view.module()).stream().filter(visit::may).toList();
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(modules(visit, view)));
        if (!keys.isEmpty()) {
            rows.add(Row.of(keys(visit, view, keys)));
        }
        boolean tooMany = view.key().filter(key -> tooMany(key, stored)).isPresent();
        view.key()
                .filter(key -> !tooMany)
                .flatMap(key -> control(visit, key, stored))
                .ifPresent(rows::add);
        List<Component> buttons = buttons(visit, view, keys, stored);
        if (!buttons.isEmpty()) {
            rows.add(new Row(buttons));
        }
        MessageBody body = MessageBody.embed(view.key()
                .map(key -> new KeyCard(platform).embed(visit, key, stored))
                .map(card -> tooMany ? card.withFooter(visit.say("panel.too-many", "most", MOST)) : card)
                .orElseGet(() -> Pages.of(
                                visit,
                                page(keys, view.page()),
                                platform.settings().of(visit.guild()),
                                SettingsCommand.misfits(stored))
                        .getFirst()));
        return new MessageBody(Shown.cut(notice, 1_900), body.embeds(), body.attachments(), rows);
    }

    private static List<SettingKey<?>> page(List<SettingKey<?>> keys, int page) {
        return keys.stream().skip((long) page * MOST).limit(MOST).toList();
    }

    private Select modules(Visit visit, View view) {
        List<Choice> choices = modules().stream()
                .limit(MOST)
                .map(module -> new Choice(module, module, "", module.equals(view.module())))
                .toList();
        return Select.of(visit.say("panel.module"), choices, Action.of(MODULE, ""));
    }

    private Select keys(Visit visit, View view, List<SettingKey<?>> keys) {
        List<Choice> choices = page(keys, view.page()).stream()
                .map(key -> new Choice(
                        key.name(),
                        KeyNames.code(key),
                        Shown.cut(platform.texts().description(key, visit.language()), LABEL - 1),
                        view.key().equals(Optional.of(key))))
                .toList();
        return Select.of(visit.say("panel.key"), choices, Action.of(KEY, view.module() + "|" + view.page()));
    }

    static String state(SettingKey<?> key, long revision) {
        return KeyNames.code(key) + "|" + Long.toString(revision, Character.MAX_RADIX);
    }

    /** Whether a menu of people, roles or channels cannot mark what is in the list, and would take away the rest. */
    private static boolean tooMany(SettingKey<?> key, StoredSettings stored) {
        return key.type().shape() instanceof Shape.Items(Shape.Mention mention, int most)
                && items(key, stored).size() > MOST;
    }

    /** By what the value is chosen, where its type lets it be chosen. */
    private <T> Optional<Row> control(Visit visit, SettingKey<T> key, StoredSettings stored) {
        Action pick = Action.of(PICK, state(key, stored.revision()));
        List<String> now = items(key, stored);
        String placeholder = visit.say("panel.value");
        return switch (key.type().shape()) {
            case Shape.Toggle toggle ->
                Optional.of(Row.of(Button.of(
                                visit.say(now.contains("on") ? "panel.turn-off" : "panel.turn-on"),
                                Action.of(TOGGLE, state(key, stored.revision())))
                        .styled(now.contains("on") ? Component.Style.DANGER : Component.Style.SUCCESS)));
            case Shape.Words(List<String> words) -> words(placeholder, words.stream(), now, 1, pick);
            case Shape.Language(List<String> tags) -> words(placeholder, tags.stream(), now, 1, pick);
            case Shape.Mention(Shape.Mention.Kind kind) -> Optional.of(mention(placeholder, kind, now, 1, 1, pick));
            case Shape.Maybe(Shape.Mention(Shape.Mention.Kind kind)) ->
                Optional.of(mention(
                        placeholder,
                        kind,
                        now.stream().filter(id -> !id.equals("none")).toList(),
                        0,
                        1,
                        pick));
            case Shape.Maybe(Shape.Words(List<String> words)) ->
                words(placeholder, Stream.concat(Stream.of("none"), words.stream()), now, 1, pick);
            case Shape.Items(Shape.Mention(Shape.Mention.Kind kind), int most) ->
                Optional.of(mention(placeholder, kind, now, 0, Math.min(most, MOST), pick));
            case Shape.Items(Shape.Words(List<String> words), int most) ->
                words(placeholder, words.stream(), now, Math.min(most, words.size()), pick);
            case Shape shape -> Optional.empty();
        };
    }

    /** What is stored at the revision that the components carry, which may be later than what is in force here. */
    private static <T> List<String> items(SettingKey<T> key, StoredSettings stored) {
        T value = stored.text(Slot.of(key))
                .flatMap(text -> key.type().parse(text) instanceof Parsed.Valid<T>(T read)
                        ? Optional.of(read)
                        : Optional.<T>empty())
                .orElse(key.defaultValue());
        return key.type() instanceof ItemsType<T> type
                ? type.items(value)
                : List.of(key.type().format(value));
    }

    private static Optional<Row> words(
            String placeholder, Stream<String> words, List<String> now, int most, Action action) {
        List<Choice> choices = words.map(word ->
                        new Choice(Shown.cut(word, LABEL - 1), Shown.cut(word, LABEL - 1), "", now.contains(word)))
                .toList();
        return choices.size() > MOST
                ? Optional.empty()
                : Optional.of(Row.of(
                        new Select(Component.Offer.OPTIONS, placeholder, choices, most == 1 ? 1 : 0, most, action)));
    }

    private static Row mention(
            String placeholder, Shape.Mention.Kind kind, List<String> now, int least, int most, Action action) {
        Component.Offer offer = switch (kind) {
            case ROLE -> Component.Offer.ROLES;
            case CHANNEL -> Component.Offer.CHANNELS;
            case MEMBER -> Component.Offer.MEMBERS;
        };
        return Row.of(new Select(offer, placeholder, List.of(), least, most, action).choosing(now));
    }

    private List<Component> buttons(Visit visit, View view, List<SettingKey<?>> keys, StoredSettings stored) {
        List<Component> buttons = new ArrayList<>();
        view.key().ifPresent(key -> {
            String state = state(key, stored.revision());
            buttons.add(
                    Button.of(visit.say("panel.edit"), Action.of(EDIT, state)).styled(Component.Style.PRIMARY));
            buttons.add(Button.of(visit.say("panel.reset"), Action.of(RESET, state))
                    .enabledIf(stored.text(Slot.of(key)).isPresent()));
        });
        int pages = (keys.size() + MOST - 1) / MOST;
        if (pages > 1) {
            buttons.add(Button.of("◀", Action.of(PAGE, view.module() + "|" + (view.page() - 1)))
                    .enabledIf(view.page() > 0));
            buttons.add(Button.of("▶", Action.of(PAGE, view.module() + "|" + (view.page() + 1)))
                    .enabledIf(view.page() + 1 < pages));
        }
        return buttons;
    }
}
