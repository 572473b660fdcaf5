package dev.guildhall.core.setting;

import static dev.guildhall.db.jooq.settings.Tables.CHANGE;

import dev.guildhall.core.database.DatabaseClock;
import dev.guildhall.spi.facet.SettingsRule;
import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.ItemsType;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.SettingType;
import dev.guildhall.spi.setting.change.Edit;
import dev.guildhall.spi.setting.change.Edits;
import dev.guildhall.spi.setting.change.Effects;
import dev.guildhall.spi.setting.change.Outcome;
import dev.guildhall.spi.setting.change.PastChange;
import dev.guildhall.spi.setting.change.Slot;
import dev.guildhall.spi.setting.change.StoredSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Applies edits to one guild's settings within a transaction. */
final class Application {

    private final KeyDirectory keys;
    private final SettingsReading reading;
    private final Rules rules;

    Application(KeyDirectory keys, SettingsReading reading, Rules rules) {
        this.keys = keys;
        this.reading = reading;
        this.rules = rules;
    }

    /**
     * What edits make of a version.
     *
     * @param overwritten where they take away what somebody may have put there
     */
    private record Trial(
            SettingsSnapshot now,
            SettingsSnapshot then,
            Map<Slot, String> texts,
            List<Slot> overwritten,
            List<Outcome.Problem> problems) {}

    Outcome apply(DSLContext sql, GuildId guild, Edits edits) {
        SettingsWriter writer = new SettingsWriter(sql, guild);
        writer.lock();
        SettingsStore.Version before = SettingsStore.load(sql, guild);
        Trial trial = trial(guild, before, edits);
        List<PastChange> overtaking = overtaking(sql, guild, edits, trial.overwritten());
        if (!overtaking.isEmpty()) {
            return new Outcome.Overtaken(before.revision(), overtaking);
        }
        return trial.problems().isEmpty()
                ? write(writer, before, trial.texts(), edits)
                : new Outcome.Refused(trial.problems());
    }

    /** What they would do if they were applied to this version. */
    Effects effects(GuildId guild, SettingsStore.Version before, Edits edits) {
        Trial trial = trial(guild, before, edits);
        StoredSettings tried = reading.stored(guild, before);
        if (!trial.problems().isEmpty()) {
            return new Effects(tried, trial.problems(), List.of(), List.of());
        }
        boolean same = trial.texts().equals(before.texts());
        return new Effects(
                tried,
                List.of(),
                same ? List.of() : rules.effects(guild, trial.now(), trial.then(), edits.language()),
                edits.edits().stream()
                        .map(Edit::slot)
                        .distinct()
                        .map(slot -> new Edit(
                                slot,
                                Optional.ofNullable(trial.texts().get(slot))
                                        .<Edit.Wish>map(Edit.Set::new)
                                        .orElseGet(Edit.Reset::new)))
                        .toList());
    }

    private Trial trial(GuildId guild, SettingsStore.Version before, Edits edits) {
        Map<Slot, String> texts = new HashMap<>(before.texts());
        Set<Slot> overwritten = new LinkedHashSet<>();
        List<Outcome.Problem> problems = new ArrayList<>();
        for (Edit edit : edits.edits()) {
            Map<Slot, String> was = Map.copyOf(texts);
            edit(texts, edit)
                    .ifPresent(problem ->
                            problems.add(new Outcome.Problem(edit.slot().name(), problem)));
            if (overwrites(edit, was, texts)) {
                overwritten.add(edit.slot());
            }
        }
        SettingsSnapshot now = reading.read(guild, before);
        SettingsSnapshot then =
                reading.read(guild, new SettingsStore.Version(before.revision() + 1, before.since(), texts));
        if (problems.isEmpty()) {
            newProblems(guild, now, then, edits).forEach(problem -> problems.add(new Outcome.Problem("", problem)));
        }
        return new Trial(now, then, texts, List.copyOf(overwritten), problems);
    }

    private List<String> newProblems(GuildId guild, SettingsSnapshot now, SettingsSnapshot then, Edits edits) {
        return rules.newProblems(new SettingsRule.Change(guild, edits.actor(), now), now, then, edits.language());
    }

    private static Outcome write(
            SettingsWriter writer, SettingsStore.Version before, Map<Slot, String> texts, Edits edits) {
        List<Slot> different = edits.edits().stream()
                .map(Edit::slot)
                .distinct()
                .filter(slot -> !Optional.ofNullable(texts.get(slot))
                        .equals(Optional.ofNullable(before.texts().get(slot))))
                .toList();
        if (different.isEmpty()) {
            return new Outcome.Applied(before.revision(), List.of());
        }
        SettingsWriter.Stamp stamp = writer.next(edits.actor(), edits.reason());
        for (Slot slot : different) {
            writer.write(
                    slot, Optional.ofNullable(before.texts().get(slot)), Optional.ofNullable(texts.get(slot)), stamp);
        }
        writer.tell();
        List<PastChange> changes = new ArrayList<>(SettingsStore.changes(
                        writer.sql(), writer.guild(), CHANGE.REVISION.eq(stamp.revision()), different.size())
                .reversed());
        return new Outcome.Applied(stamp.revision(), changes);
    }

    /** What others changed that the person had not seen, of what is to be overwritten: of each the latest change. */
    private static List<PastChange> overtaking(DSLContext sql, GuildId guild, Edits edits, List<Slot> overwritten) {
        Optional<Condition> unseen = unseen(edits.seen());
        if (overwritten.isEmpty() || unseen.isEmpty()) {
            return List.of();
        }
        Map<Slot, PastChange> latest = new HashMap<>();
        SettingsStore.changes(
                        sql, guild, unseen.get().and(byOthers(edits.actor())).and(SettingsStore.of(overwritten)), 1_000)
                .forEach(change -> latest.putIfAbsent(change.slot(), change));
        return overwritten.stream().filter(latest::containsKey).map(latest::get).toList();
    }

    /** Operators have no id of their own, and who was erased has none any more: of them nobody knows that they are the same. */
    private static Condition byOthers(UserId actor) {
        return actor.value() == 0 ? DSL.noCondition() : CHANGE.CHANGED_BY.ne(actor.value());
    }

    /** An item that is added beside the others takes nothing away, one that changes an entry does. */
    private boolean overwrites(Edit edit, Map<Slot, String> before, Map<Slot, String> after) {
        return switch (edit.wish()) {
            case Edit.Set set -> true;
            case Edit.Reset reset -> true;
            case Edit.Add add ->
                keys.find(edit.slot().name()).stream().anyMatch(key -> losesItems(key, edit.slot(), before, after));
            case Edit.Remove remove -> false;
        };
    }

    private static <T> boolean losesItems(
            SettingKey<T> key, Slot slot, Map<Slot, String> before, Map<Slot, String> after) {
        return key.type() instanceof ItemsType<T> type
                && !type.items(value(after, slot, key)).containsAll(type.items(value(before, slot, key)));
    }

    private static Optional<Condition> unseen(Edits.Seen seen) {
        return switch (seen) {
            case Edits.Anything anything -> Optional.empty();
            case Edits.Revision(long number) -> Optional.of(CHANGE.REVISION.gt(number));
            case Edits.AllBut(Duration moment) ->
                Optional.of(CHANGE.CHANGED_AT.gt(DatabaseClock.nowPlus(moment.negated())));
        };
    }

    /** Changes the texts, or says why not. */
    private Optional<String> edit(Map<Slot, String> texts, Edit edit) {
        if (edit.wish() instanceof Edit.Reset) {
            texts.remove(edit.slot());
            return Optional.empty();
        }
        Optional<SettingKey<?>> key = keys.find(edit.slot().name());
        if (key.isEmpty()) {
            return Optional.of("there is no setting " + edit.slot().name());
        }
        return scopeProblem(key.get(), edit.slot().scope()).or(() -> edit(texts, edit, key.get()));
    }

    /** Why a key cannot have a value there. */
    static Optional<String> scopeProblem(SettingKey<?> key, SettingScope scope) {
        return key.allows(scope) ? Optional.empty() : Optional.of(key.name() + " has one value for the whole server");
    }

    private <T> Optional<String> edit(Map<Slot, String> texts, Edit edit, SettingKey<T> key) {
        SettingType<T> type = key.type();
        Parsed<T> wanted = switch (edit.wish()) {
            case Edit.Set(String text) -> type.parse(text);
            case Edit.Add(String item) -> item(type, value(texts, edit.slot(), key), item, true);
            case Edit.Remove(String item) -> item(type, value(texts, edit.slot(), key), item, false);
            case Edit.Reset reset -> new Parsed.Valid<>(key.defaultValue());
        };
        return switch (wanted) {
            case Parsed.Invalid<T>(String problem) -> Optional.of(problem);
            case Parsed.Valid<T>(T value) -> {
                texts.put(edit.slot(), type.format(value));
                yield Optional.empty();
            }
        };
    }

    private static <T> Parsed<T> item(SettingType<T> type, T value, String item, boolean added) {
        if (!(type instanceof ItemsType<T> items)) {
            return new Parsed.Invalid<>("it holds one value, so nothing can be added or removed: set it");
        }
        return added ? items.with(value, item) : items.without(value, item);
    }

    /** What holds there; for a part of the guild without a value of its own, the guild's. */
    private static <T> T value(Map<Slot, String> texts, Slot slot, SettingKey<T> key) {
        return own(texts, slot, key)
                .or(() -> own(texts, new Slot(slot.name(), SettingScope.GUILD), key))
                .orElse(key.defaultValue());
    }

    private static <T> Optional<T> own(Map<Slot, String> texts, Slot slot, SettingKey<T> key) {
        String text = texts.get(slot);
        return text != null && key.type().parse(text) instanceof Parsed.Valid<T>(T value)
                ? Optional.of(value)
                : Optional.empty();
    }
}
