package dev.guildhall.settings;

import dev.guildhall.spi.id.UserId;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import dev.guildhall.spi.setting.SettingsDirectory;
import dev.guildhall.spi.setting.change.ErasedPerson;
import dev.guildhall.spi.setting.change.PastChange;
import dev.guildhall.spi.setting.change.Slot;
import java.util.List;
import java.util.Optional;

/** One line for each of several changes. */
record Lines(SettingsDirectory directory) {

    /** {@code `xp.cooldown` in #memes: `1m` → `2m`}. */
    String change(Visit visit, Slot slot, Optional<String> before, Optional<String> after) {
        return name(visit, slot) + ": " + shown(visit, slot, before) + " → " + shown(visit, slot, after);
    }

    String past(Visit visit, PastChange change) {
        String line = "`#" + change.id() + "` " + Shown.ago(change.time()) + " " + person(visit, change.actor()) + " "
                + change(visit, change.slot(), change.before(), change.after());
        return change.reason().isEmpty() ? line : line + " · " + Shown.text(change.reason());
    }

    /** Who changed something; operators and those who were erased have no name. */
    static String person(Visit visit, UserId actor) {
        return actor.value() == 0 ? visit.say("person.nobody") : "<@" + actor + ">";
    }

    /** As {@link #change} for a file: without markup, and whole. */
    static String plain(Visit visit, Slot slot, Optional<String> before, Optional<String> after) {
        String name = slot.scope().equals(SettingScope.GUILD)
                ? slot.name()
                : visit.say("slot.own", "key", slot.name(), "place", Shown.scope(slot.scope()));
        String none = visit.say("value.default");
        return name + ": " + before.orElse(none) + " → " + after.orElse(none);
    }

    String name(Visit visit, Slot slot) {
        String name = "`" + slot.name() + "`";
        return slot.scope().equals(SettingScope.GUILD)
                ? name
                : visit.say("slot.own", "key", name, "place", Shown.scope(slot.scope()));
    }

    /** What holds with this stored. */
    String shown(Visit visit, Slot slot, Optional<String> stored) {
        return ErasedPerson.shown(value(visit, slot, stored), visit.say("person.erased"));
    }

    private String value(Visit visit, Slot slot, Optional<String> stored) {
        if (stored.isEmpty() && !slot.scope().equals(SettingScope.GUILD)) {
            return visit.say("value.as-guild");
        }
        Optional<SettingKey<?>> key = directory.key(slot.name());
        return key.map(known -> Shown.inForce(known, stored))
                .orElseGet(() -> stored.map(Shown::text).orElse(visit.say("value.default")));
    }

    /** Whether the change is shown shorter than it is. */
    boolean cuts(Slot slot, Optional<String> before, Optional<String> after) {
        return directory
                .key(slot.name())
                .map(key -> Shown.cuts(key, before) || Shown.cuts(key, after))
                .orElse(false);
    }

    /** As many lines as fit, and how many do not. */
    static String fitting(Visit visit, List<String> lines, int limit) {
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (String line : lines) {
            if (text.length() + line.length() > limit - 100) {
                break;
            }
            text.append(shown == 0 ? "" : "\n").append(line);
            shown++;
        }
        return shown == lines.size()
                ? text.toString()
                : text + "\n" + visit.say("lines.more", "count", lines.size() - shown);
    }
}
