package dev.guildhall.xp.view;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a period that a person typed: {@code this week}, {@code 2026-10-31}, {@code 2026-10}, {@code 2026}, or two such with
 * {@code ..} or {@code to} between them.
 */
public final class PeriodReader {

    private static final Pattern RANGE =
            Pattern.compile("(.+?)\\s*(?:\\.\\.+|…|~|–|\\bto\\b|\\buntil\\b|부터)\\s*(.+?)(?:까지)?");
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:[-./](\\d{1,2})(?:[-./](\\d{1,2}))?)?");
    /** Longer than any period is: of what is longer the patterns would try every way to cut it. */
    private static final int LONGEST = 60;

    private static final String ALWAYS = "all time";

    private static final Map<String, String> OTHER_WORDS = Map.ofEntries(
            Map.entry("day", "today"),
            Map.entry("week", "this week"),
            Map.entry("month", "this month"),
            Map.entry("all", ALWAYS),
            Map.entry("ever", ALWAYS),
            Map.entry("total", ALWAYS),
            Map.entry("always", ALWAYS),
            Map.entry("오늘", "today"),
            Map.entry("어제", "yesterday"),
            Map.entry("이번 주", "this week"),
            Map.entry("이번주", "this week"),
            Map.entry("지난주", "last week"),
            Map.entry("지난 주", "last week"),
            Map.entry("이번 달", "this month"),
            Map.entry("이번달", "this month"),
            Map.entry("지난달", "last month"),
            Map.entry("지난 달", "last month"),
            Map.entry("전체", ALWAYS),
            Map.entry("전체 기간", ALWAYS));

    private PeriodReader() {}

    /** Nothing where it is none. */
    public static Optional<Period> read(String text, LocalDate today) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String typed = text.strip().toLowerCase(Locale.ROOT).replace('-', ' ').replaceAll("\\s+", " ");
        String word = OTHER_WORDS.getOrDefault(typed, typed);
        if (word.equals(ALWAYS)) {
            return Optional.of(new Period.Always());
        }
        for (Period.Name name : Period.Name.values()) {
            if (name != Period.Name.CHOSEN && name.word().equals(word)) {
                return Optional.of(Period.named(name, today));
            }
        }
        return days(text.strip().toLowerCase(Locale.ROOT));
    }

    private static Optional<Period> days(String text) {
        Matcher range = RANGE.matcher(text);
        boolean several = range.matches();
        Optional<Period.Days> from = date(several ? range.group(1) : text);
        Optional<Period.Days> to = several ? date(range.group(2)) : from;
        if (from.isEmpty()
                || to.isEmpty()
                || to.get().last().isBefore(from.get().first())) {
            return Optional.empty();
        }
        return Optional.of(
                new Period.Days(Period.Name.CHOSEN, from.get().first(), to.get().last()));
    }

    /** A day, a month or a year. */
    private static Optional<Period.Days> date(String text) {
        Matcher date = DATE.matcher(text.strip());
        if (!date.matches()) {
            return Optional.empty();
        }
        String month = date.group(2);
        String day = date.group(3);
        try {
            int year = Integer.parseInt(date.group(1));
            if (month == null) {
                return Optional.of(chosen(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
            }
            YearMonth whole = YearMonth.of(year, Integer.parseInt(month));
            if (day == null) {
                return Optional.of(chosen(whole.atDay(1), whole.atEndOfMonth()));
            }
            LocalDate only = whole.atDay(Integer.parseInt(day));
            return Optional.of(chosen(only, only));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Period.Days chosen(LocalDate first, LocalDate last) {
        return new Period.Days(Period.Name.CHOSEN, first, last);
    }
}
