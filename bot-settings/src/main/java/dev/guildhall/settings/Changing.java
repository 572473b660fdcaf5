package dev.guildhall.settings;

import dev.guildhall.spi.message.Embed;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.message.Reply;
import dev.guildhall.spi.setting.ItemsType;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Edits;
import dev.guildhall.spi.setting.change.Effects;
import dev.guildhall.spi.setting.change.Outcome;
import dev.guildhall.spi.setting.change.PastChange;
import dev.guildhall.spi.setting.change.Slot;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Changes one value for somebody, and says what came of it. */
final class Changing {

    private final Platform platform;
    private final Looks looks;
    private final Lines lines;
    private final Offer offer;

    /** Asks whether an edit is to be made; see {@link Confirming#ask}. */
    interface Offer {

        Reply ask(Visit visit, String title, List<Edit> edits, Effects effects, List<String> notes, String reason);
    }

    Changing(Platform platform, Looks looks, Offer offer) {
        this.offer = offer;
        this.platform = platform;
        this.looks = looks;
        this.lines = new Lines(platform.directory());
    }

    /** The person was shown these values of the guild. */
    void showed(Visit visit, Slot slot, long revision) {
        looks.saw(visit.guild(), visit.member().id(), slot, revision);
    }

    /** @param reason may be empty */
    Reply change(Visit visit, SettingKey<?> key, SettingScope scope, Edit.Wish wish, String reason) {
        Slot slot = new Slot(key.name(), scope);
        Edit.Wish meant = platform.guilds()
                .guild(visit.guild())
                .map(guild -> NamedThings.of(guild).in(key, wish))
                .orElse(wish);
        return change(
                visit,
                key,
                new Edit(slot, meant),
                looks.seen(visit.guild(), visit.member().id(), slot),
                reason);
    }

    Reply change(Visit visit, SettingKey<?> key, Edit edit, Edits.Seen seen, String reason) {
        if (!visit.may(key)) {
            return mayNot(visit, key);
        }
        Edits edits = Edits.of(visit.member().id(), edit)
                .having(seen)
                .because(Shown.cut(reason.strip(), 199))
                .in(visit.language());
        Effects effects = platform.editor().effects(visit.guild(), edits);
        if (!effects.sentences().isEmpty()) {
            return offer.ask(visit, visit.say("confirm.effects"), List.of(edit), effects, List.of(), reason);
        }
        Visit alone = visit.privately();
        return switch (platform.editor().apply(visit.guild(), edits.in(alone.language()))) {
            case Outcome.Applied(long revision, List<PastChange> changes) -> {
                showed(visit, edit.slot(), revision);
                yield applied(visit, key, edit.slot(), changes);
            }
            case Outcome.Refused(List<Outcome.Problem> problems) -> refused(alone, key, edit, problems);
            case Outcome.Overtaken(long revision, List<PastChange> by) -> {
                // Now it has been seen: who wants it all the same says so once more.
                showed(visit, edit.slot(), revision);
                yield Reply.refusal(overtaken(alone, by));
            }
        };
    }

    Reply mayNot(Visit visit, SettingKey<?> key) {
        return Reply.refusal(visit.privately()
                .say(
                        "refused.permission",
                        "key",
                        key.name(),
                        "permission",
                        platform.texts().permission(key, visit.privately().language())));
    }

    String overtaken(Visit visit, List<PastChange> by) {
        String changes = by.stream()
                .map(change -> visit.say(
                        "overtaken.line",
                        "name",
                        lines.name(visit, change.slot()),
                        "person",
                        Lines.person(visit, change.actor()),
                        "when",
                        Shown.ago(change.time()),
                        "before",
                        lines.shown(visit, change.slot(), change.before()),
                        "after",
                        lines.shown(visit, change.slot(), change.after())))
                .collect(Collectors.joining("\n"));
        return Shown.cut(changes + "\n" + visit.say("overtaken.remedy"), 1_900);
    }

    private Reply applied(Visit visit, SettingKey<?> key, Slot slot, List<PastChange> changes) {
        Optional<String> now = changes.isEmpty()
                ? platform.editor().stored(visit.guild()).text(slot)
                : changes.getFirst().after();
        String after = lines.shown(visit, slot, now);
        String values = changes.isEmpty()
                ? visit.say("changed.same", "value", after)
                : lines.shown(visit, slot, changes.getFirst().before()) + " → " + after;
        if (slot.scope().equals(SettingScope.GUILD)
                && Shown.inForce(key, Optional.empty()).equals(after)) {
            values += "\n" + visit.say("changed.default");
        }
        if (!slot.scope().equals(SettingScope.GUILD)) {
            values = Shown.scope(slot.scope()) + ": " + values;
        }
        return Reply.embed(Embed.titled(key.name())
                .withDescription(Shown.cut(values, Embed.DESCRIPTION_LIMIT - 1))
                .withFooter(platform.texts().description(key, visit.language())));
    }

    private Reply refused(Visit visit, SettingKey<?> key, Edit edit, List<Outcome.Problem> problems) {
        Slot slot = edit.slot();
        String now =
                lines.shown(visit, slot, platform.editor().stored(visit.guild()).text(slot));
        return Reply.refusal(visit.say(
                "refused.value",
                "name",
                lines.name(visit, slot),
                "value",
                now,
                "problem",
                withoutStop(problem(visit, key, edit, problems.getFirst()))));
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** Types speak English; in another language it is said what they would have taken. */
    String problem(Visit visit, SettingKey<?> key, Edit edit, Outcome.Problem problem) {
        if (problem.name().isEmpty()) {
            // A module's rule speaks as the module itself does.
            return problem.text();
        }
        if (visit.language().getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return Markdown.escape(problem.text());
        }
        if (!key.allows(edit.slot().scope())) {
            return visit.say("refused.whole");
        }
        return switch (edit.wish()) {
            case Edit.Set(String text) -> notAllowed(visit, key, text);
            case Edit.Reset reset -> notAllowed(visit, key, "");
            case Edit.Remove(String item) -> visit.say("refused.absent", "typed", Shown.text(item));
            case Edit.Add(String item) -> notAdded(visit, key, item);
        };
    }

    private String notAllowed(Visit visit, SettingKey<?> key, String typed) {
        return visit.say(
                "refused.allowed",
                "typed",
                Shown.text(typed),
                "allowed",
                Markdown.escape(Allowed.hint(key, platform.texts(), visit.texts())));
    }

    /** The item itself will not do, or it is there already, or there is no room for it. */
    private <T> String notAdded(Visit visit, SettingKey<T> key, String item) {
        if (!(key.type() instanceof ItemsType<T> type)
                || !(type.parse("none") instanceof Parsed.Valid<T>(T nothing))
                || !(type.with(nothing, item) instanceof Parsed.Valid<T>(T alone))) {
            return notAllowed(visit, key, item);
        }
        T now = platform.settings().of(visit.guild()).get(key);
        return type.items(now).containsAll(type.items(alone))
                ? visit.say("refused.present", "typed", Shown.text(item))
                : visit.say("refused.full");
    }
}
