package dev.guildhall.settings;

import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.Form;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import dev.guildhall.spi.setting.ItemsType;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Edits;
import dev.guildhall.spi.setting.change.Slot;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** {@code /settings panel}, and what its selects, buttons and form do. */
final class PanelActions {

    private static final String FORM = "settings.form";

    /** Discord's limits. */
    private static final int TITLE = 45;

    private static final int FIELD = 4_000;

    private final Platform platform;
    private final KeyNames names;
    private final Changing changing;
    private final Panel panel;

    PanelActions(Platform platform, KeyNames names, Changing changing) {
        this.platform = platform;
        this.names = names;
        this.changing = changing;
        this.panel = new Panel(platform, names);
    }

    List<ActionHandler> handlers() {
        return List.of(
                ActionHandler.of(Panel.MODULE, this::module),
                ActionHandler.of(Panel.PAGE, this::page),
                ActionHandler.of(Panel.KEY, this::key),
                ActionHandler.of(Panel.TOGGLE, this::toggle),
                ActionHandler.of(Panel.PICK, this::pick),
                ActionHandler.of(Panel.EDIT, this::edit),
                ActionHandler.of(Panel.RESET, this::reset),
                ActionHandler.of(FORM, this::form));
    }

    Reply open(CommandCall call) {
        return new Reply(panel.message(Visit.of(call), panel.first(), ""), false);
    }

    private Response module(ActionCall call) {
        return show(call, new Panel.View(call.values().getFirst(), 0, Optional.empty()));
    }

    private Response page(ActionCall call) {
        return show(call, view(call.state(), Optional.empty()));
    }

    private Response key(ActionCall call) {
        return show(call, view(call.state(), names.ofCode(call.values().getFirst())));
    }

    private static Panel.View view(String state, Optional<SettingKey<?>> key) {
        int bar = state.indexOf('|');
        return new Panel.View(state.substring(0, bar), Integer.parseInt(state.substring(bar + 1)), key);
    }

    private Response show(ActionCall call, Panel.View view) {
        return new MessageUpdate(panel.message(Visit.of(call), view, ""));
    }

    private Response toggle(ActionCall call) {
        return withKey(call, (key, seen) -> {
            String now = text(call, key);
            return set(call, key, seen, now.equals("on") ? "off" : "on", "");
        });
    }

    private Response pick(ActionCall call) {
        return withKey(call, (key, seen) -> {
            String text = call.values().isEmpty()
                    ? "none"
                    : call.values().stream().map(PanelActions::quoted).collect(Collectors.joining(", "));
            return set(
                    call, key, seen, call.values().size() == 1 ? call.values().getFirst() : text, "");
        });
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private Response reset(ActionCall call) {
        return withKey(call, (key, seen) -> change(call, key, seen, new Edit.Reset(), ""));
    }

    private Response edit(ActionCall call) {
        return withKey(call, (key, seen) -> {
            Visit visit = Visit.of(call).privately();
            String now = text(call, key);
            boolean wide = now.length() > 60 || key.type() instanceof ItemsType<?>;
            return new Form(
                    Shown.cut(key.name(), TITLE - 1),
                    List.of(
                            new Form.Field("value", visit.say("form.value"), Shown.cut(now, FIELD - 1), wide, 0, FIELD),
                            new Form.Field("reason", visit.say("form.reason"), "", false, 0, 190)),
                    Action.of(FORM, call.state()));
        });
    }

    private Response form(ActionCall call) {
        return withKey(
                call,
                (key, seen) -> set(
                        call,
                        key,
                        seen,
                        call.fields().getOrDefault("value", ""),
                        call.fields().getOrDefault("reason", "")));
    }

    private <T> String text(ActionCall call, SettingKey<T> key) {
        return key.type().format(platform.settings().of(call.guild()).get(key));
    }

    private Response set(ActionCall call, SettingKey<?> key, Edits.Seen seen, String text, String reason) {
        return change(call, key, seen, new Edit.Set(text), reason);
    }

    /** The panel shows what holds now, and above it what came of the change. */
    private Response change(ActionCall call, SettingKey<?> key, Edits.Seen seen, Edit.Wish wish, String reason) {
        // What came of it stands in the panel, which everybody sees.
        Visit visit = Visit.of(call).openly();
        Reply said = changing.change(visit, key, new Edit(Slot.of(key), wish), seen, reason);
        if (!said.body().rows().isEmpty()) {
            // Asks whether it is to be made: in a message of its own.
            return said;
        }
        String notice = said.body().embeds().stream()
                .findFirst()
                .map(Embed::description)
                .map(text -> "✅ " + text)
                .orElseGet(() -> "⚠ " + said.body().text());
        int index = names.ofModule(key.module()).stream()
                .filter(visit::may)
                .toList()
                .indexOf(key);
        return new MessageUpdate(
                panel.message(visit, new Panel.View(key.module(), Math.max(0, index) / 25, Optional.of(key)), notice));
    }

    private Response withKey(ActionCall call, BiFunction<SettingKey<?>, Edits.Seen, Response> work) {
        Visit visit = Visit.of(call);
        int bar = call.state().lastIndexOf('|');
        Optional<SettingKey<?>> key = names.ofCode(call.state().substring(0, bar));
        if (key.isEmpty()) {
            return Reply.refusal(visit.privately().say("panel.gone"));
        }
        if (!visit.may(key.get())) {
            return changing.mayNot(visit, key.get());
        }
        long revision = Long.parseLong(call.state().substring(bar + 1), Character.MAX_RADIX);
        return work.apply(key.get(), new Edits.Revision(revision));
    }
}
