package dev.guildhall.xp.admin;

import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.text.Texts;
import dev.guildhall.xp.transfer.BadRow;
import dev.guildhall.xp.transfer.TransferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what was read from a file, in a language. */
record ImportText(Texts texts) {

    private static final int SHOWN = 5;

    /** Why a file cannot be read. */
    String failed(TransferException failure) {
        String said = texts.say(
                "import.failed." + key(failure.problem().name()), "detail", Markdown.escape(failure.detail()));
        return failure.line() == 0
                ? said
                : said + " " + texts.say("import.failed.place", "place", place(failure.line(), failure.column()));
    }

    /**
     * What was left out, and found beside the people: doubles, bad rows, other guilds, settings. A line each; may be none.
     *
     * @param longest a line with a setting is cut there
     */
    List<String> notes(Importer.Read read, Adoption.Plan plan, int longest) {
        List<String> notes = new ArrayList<>();
        read.first().ifPresent(people -> notes.add(leftOut(people)));
        if (read.doubles() > 0) {
            notes.add(texts.say("import.doubles", "rows", read.doubles()));
        }
        if (read.foreign() > 0) {
            notes.add(texts.say("import.foreign", "rows", read.foreign()));
        }
        if (read.badRows() > 0) {
            notes.add(texts.say("import.bad", "rows", read.badRows()));
            read.bad().stream().limit(SHOWN).forEach(row -> notes.add("- " + bad(row, Markdown.escape(row.value()))));
            if (read.badRows() > SHOWN) {
                notes.add(texts.say("import.bad.more", "rows", read.badRows() - SHOWN));
            }
        }
        notes.addAll(settings(plan, longest));
        return notes;
    }

    /** That a leaderboard goes on after so many people, and no more were fetched. */
    String leftOut(long people) {
        return texts.say("import.left-out", "people", people);
    }

    private List<String> settings(Adoption.Plan plan, int longest) {
        List<String> notes = new ArrayList<>();
        if (!plan.values().isEmpty()) {
            notes.add(texts.say("import.settings"));
            plan.values()
                    .forEach((key, value) ->
                            notes.add("- " + Markdown.shortened(key + " " + Adoption.shown(key, value), longest)));
        }
        if (!plan.missing().isEmpty()) {
            notes.add(texts.say(
                    "import.settings.missing",
                    "roles",
                    plan.missing().entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining(", "))));
        }
        return notes;
    }

    /** All bad rows, a line each, as plain text. */
    String allBad(Importer.Read read) {
        return read.bad().stream().map(this::bad).collect(Collectors.joining("\n", "", "\n"));
    }

    /** A bad row: its place, the reason, and what stands there. */
    String bad(BadRow row) {
        return bad(row, row.value());
    }

    private String bad(BadRow row, String value) {
        String place = place(row.line(), row.column());
        String reason = texts.say("import.bad." + key(row.reason().name()));
        return place + ": " + reason + (value.isEmpty() ? "" : " (" + value + ")");
    }

    private String place(long line, long column) {
        return column == 0
                ? texts.say("import.place.line", "line", String.valueOf(line))
                : texts.say("import.place.column", "line", String.valueOf(line), "column", String.valueOf(column));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
