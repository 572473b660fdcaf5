package dev.guildhall.settings;

import dev.guildhall.spi.command.CommandCall;
import dev.guildhall.spi.facet.ActionCall;
import dev.guildhall.spi.facet.ActionHandler;
import dev.guildhall.spi.message.Action;
import dev.guildhall.spi.message.Component;
import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.MessageBody;
import dev.guildhall.spi.message.MessageUpdate;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.message.Response;
import dev.guildhall.spi.message.Row;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Edits;
import dev.guildhall.spi.setting.change.ErasedPerson;
import dev.guildhall.spi.setting.change.PastChange;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.setting.change.StoredSettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /settings history|undo|rollback}. */
final class HistoryCommands {

    private static final String OLDER = "settings.older";
    private static final int LINES = 10;
    private static final int MOST_TOGETHER = 1_000;

    private final Platform platform;
    private final KeyNames names;
    private final Changing changing;
    private final Confirming confirming;
    private final Lines lines;

    HistoryCommands(Platform platform, KeyNames names, Changing changing, Confirming confirming) {
        this.platform = platform;
        this.names = names;
        this.changing = changing;
        this.confirming = confirming;
        this.lines = new Lines(platform.directory());
    }

    List<ActionHandler> handlers() {
        return List.of(ActionHandler.of(OLDER, this::older));
    }

    Reply history(CommandCall call) {
        Visit visit = Visit.of(call);
        Optional<String> typed = call.arguments().text("key");
        if (typed.isEmpty()) {
            return new Reply(page(visit, Optional.empty(), Long.MAX_VALUE), false);
        }
        return names.with(
                visit,
                typed.get(),
                key -> visit.may(key)
                        ? new Reply(page(visit, Optional.of(key), Long.MAX_VALUE), false)
                        : changing.mayNot(visit, key));
    }

    private Response older(ActionCall call) {
        String[] state = call.state().split("\\|", 2);
        Optional<SettingKey<?>> key = state.length < 2 ? Optional.empty() : names.ofCode(state[1]);
        return new MessageUpdate(page(Visit.of(call), key, Long.parseLong(state[0])));
    }

    private MessageBody page(Visit visit, Optional<SettingKey<?>> key, long before) {
        List<PastChange> found = platform.history().page(visit.guild(), key.map(SettingKey::name), before, LINES + 1);
        List<PastChange> shown = found.stream()
                .limit(LINES)
                .filter(change ->
                        platform.directory().key(change.slot().name()).stream().allMatch(visit::may))
                .toList();
        Embed embed = Embed.titled(key.map(known -> visit.say("history.of", "key", known.name()))
                .orElseGet(() -> visit.say("history.title")));
        if (found.isEmpty()) {
            return MessageBody.embed(embed.withDescription(visit.say("history.empty")));
        }
        embed = embed.withDescription(Lines.fitting(
                        visit,
                        shown.stream().map(change -> lines.past(visit, change)).toList(),
                        3_900))
                .withFooter(visit.say("history.footer"));
        if (found.size() <= LINES) {
            return MessageBody.embed(embed);
        }
        String state = found.get(LINES - 1).id()
                + key.map(known -> "|" + KeyNames.code(known)).orElse("");
        return MessageBody.embed(embed)
                .withRows(Row.of(Component.Button.of(visit.say("history.older"), Action.of(OLDER, state))));
    }

    /**
     * Puts back what the last change, or a given one, replaced, where nobody changed it since. A value that names somebody who was
     * erased is not put back: it would no longer be what it was.
     */
    Reply undo(CommandCall call) {
        Visit visit = Visit.of(call);
        Optional<Long> id = call.arguments().integer("change");
        List<PastChange> undone = id.map(number -> platform.history().change(visit.guild(), number).stream()
                        .toList())
                .orElseGet(() -> latest(visit));
        if (undone.isEmpty()) {
            return id.map(number -> Reply.refusal(visit.privately().say("undo.unknown", "id", Long.toString(number))))
                    .orElseGet(() -> Reply.refusal(visit.privately().say("history.empty")));
        }
        PastChange first = undone.getFirst();
        List<PastChange> since = platform.history()
                .since(
                        visit.guild(),
                        first.revision(),
                        undone.stream().map(PastChange::slot).toList());
        if (!since.isEmpty()) {
            Visit alone = visit.privately();
            return Reply.refusal(alone.say("undo.overtaken", "id", Long.toString(first.id())) + "\n"
                    + lines.past(alone, since.getFirst()) + "\n" + alone.say("undo.remedy"));
        }
        List<PastChange> known = undone.stream()
                .filter(each -> each.before().filter(ErasedPerson::isNamedIn).isEmpty())
                .toList();
        if (known.isEmpty()) {
            return Reply.refusal(visit.privately().say("undo.erased", "id", Long.toString(first.id())));
        }
        String reason = SettingsCommand.reason(call, visit.say("undo.reason", "id", Long.toString(first.id())));
        Optional<SettingKey<?>> key = platform.directory().key(first.slot().name());
        return undone.size() == 1 && key.isPresent()
                ? changing.change(
                        visit,
                        key.get(),
                        back(first.slot(), first.before()),
                        new Edits.Revision(first.revision()),
                        reason)
                : confirming.offer(
                        visit,
                        visit.say("undo.title", "id", Long.toString(first.id())),
                        known.stream()
                                .map(each -> back(each.slot(), each.before()))
                                .toList(),
                        undone.stream()
                                .filter(each -> !known.contains(each))
                                .map(each -> erased(visit, each.slot()))
                                .toList(),
                        reason);
    }

    private String erased(Visit visit, Slot slot) {
        return visit.say("rollback.erased", "name", lines.name(visit, slot));
    }

    /** What was changed together the last time. */
    private List<PastChange> latest(Visit visit) {
        List<PastChange> page = platform.history().page(visit.guild(), Optional.empty(), Long.MAX_VALUE, MOST_TOGETHER);
        return page.stream()
                .filter(each -> each.revision() == page.getFirst().revision())
                .toList();
    }

    private static Edit back(Slot slot, Optional<String> text) {
        return new Edit(slot, text.<Edit.Wish>map(Edit.Set::new).orElseGet(Edit.Reset::new));
    }

    /** Offers to put everything back to how it was at a moment. */
    Reply rollback(CommandCall call) {
        Visit visit = Visit.of(call);
        String typed = call.arguments().text("when").orElseThrow();
        Optional<Instant> moment = new Moments(platform.history(), call.time()).read(visit.guild(), typed);
        if (moment.isEmpty()) {
            return Reply.refusal(visit.privately().say("rollback.moment", "typed", Shown.text(typed)));
        }
        StoredSettings then = platform.history().at(visit.guild(), moment.get());
        StoredSettings now = platform.editor().stored(visit.guild());
        Set<Slot> slots = new HashSet<>(then.texts().keySet());
        slots.addAll(now.texts().keySet());
        List<Edit> edits = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        slots.stream()
                .sorted((left, right) -> left.name().compareTo(right.name()))
                .filter(slot -> !then.text(slot).equals(now.text(slot)))
                .forEach(slot -> {
                    boolean restorable = then.text(slot).isEmpty()
                            || (platform.directory().key(slot.name()).isPresent()
                                    && then.misfits().stream()
                                            .noneMatch(each -> each.slot().equals(slot)));
                    if (then.text(slot).filter(ErasedPerson::isNamedIn).isPresent()) {
                        notes.add(erased(visit, slot));
                    } else if (restorable) {
                        edits.add(back(slot, then.text(slot)));
                    } else {
                        notes.add(visit.say("rollback.left", "name", lines.name(visit, slot)));
                    }
                });
        notes.addFirst(visit.say("rollback.when", "when", "<t:" + moment.get().getEpochSecond() + ":f>"));
        return confirming.offer(
                visit,
                visit.say("rollback.title"),
                edits,
                notes,
                SettingsCommand.reason(
                        call,
                        visit.say(
                                "rollback.reason",
                                "when",
                                moment.get().truncatedTo(ChronoUnit.SECONDS).toString())));
    }
}
