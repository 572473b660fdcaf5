package dev.guildhall.xp.view;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A time of which sums are compared. */
public sealed interface Period {

    /** From the beginning until now. */
    record Always() implements Period {}

    /**
     * Some days in UTC, both included.
     *
     * @param name by which it was asked for
     */
    record Days(Name name, LocalDate first, LocalDate last) implements Period {

        public Days {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException(
                        "the period from " + first + " to " + last + " ends before it begins");
            }
        }
    }

    /** Periods that have a name. */
    enum Name {
        TODAY,
        YESTERDAY,
        THIS_WEEK,
        LAST_WEEK,
        THIS_MONTH,
        LAST_MONTH,
        /** Any other days. */
        CHOSEN;

        /** As people write it: {@code this week}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** The key of its text: {@code this-week}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The days of a name, as of a day. Weeks begin on Monday. */
    static Days named(Name name, LocalDate today) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate month = today.withDayOfMonth(1);
        return switch (name) {
            case TODAY, CHOSEN -> new Days(name, today, today);
            case YESTERDAY -> new Days(name, today.minusDays(1), today.minusDays(1));
            case THIS_WEEK -> new Days(name, monday, monday.plusDays(6));
            case LAST_WEEK -> new Days(name, monday.minusWeeks(1), monday.minusDays(1));
            case THIS_MONTH -> new Days(name, month, month.plusMonths(1).minusDays(1));
            case LAST_MONTH -> new Days(name, month.minusMonths(1), month.minusDays(1));
        };
    }

    /** A few characters from which {@link #decode} gets the same period again, also on another day. */
    default String encode() {
        return switch (this) {
            case Always() -> "a";
            case Days(Name name, LocalDate first, LocalDate last) ->
                name.ordinal() + "." + Long.toString(first.toEpochDay(), 36) + "."
                        + Long.toString(last.toEpochDay() - first.toEpochDay(), 36);
        };
    }

    /** Nothing where the text is not of {@link #encode}. */
    static Optional<Period> decode(String text) {
        if (text.equals("a")) {
            return Optional.of(new Always());
        }
        String[] parts = text.split("\\.", -1);
        try {
            if (parts.length == 3) {
                Name name = Arrays.asList(Name.values()).get(Integer.parseInt(parts[0]));
                LocalDate first = LocalDate.ofEpochDay(Long.parseLong(parts[1], 36));
                return Optional.of(new Days(name, first, first.plusDays(Long.parseLong(parts[2], 36))));
            }
        } catch (RuntimeException notOurs) {
            // Numbers, names and days each have their own exception.
            return Optional.empty();
        }
        return Optional.empty();
    }
}
