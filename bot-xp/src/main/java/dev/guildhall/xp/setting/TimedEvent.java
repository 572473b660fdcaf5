package dev.guildhall.xp.setting;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * A multiplier that holds at some times of some days, by the clocks on the wall of a time zone: where they are put forward or
 * back, so is it.
 *
 * @param days on which it begins; all of them, if it is every day's
 * @param from its first minute
 * @param to the first minute after it; midnight for the end of the day. If it is not after the first, it lasts into the next
 *     day, which may lie outside of the days and dates
 * @param first the first date on which it begins
 * @param last the last one
 */
public record TimedEvent(
        BigDecimal factor, Set<DayOfWeek> days, LocalTime from, LocalTime to, LocalDate first, LocalDate last) {

    public TimedEvent {
        days = Set.copyOf(days);
        if (days.isEmpty() || last.isBefore(first)) {
            throw new IllegalArgumentException(
                    "an event on " + days + " from " + first + " to " + last + " never holds");
        }
    }

    /** Whether it holds at a moment. */
    public boolean holdsAt(Instant time, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        LocalTime clock = local.toLocalTime();
        LocalDate today = local.toLocalDate();
        if (from.isBefore(to)) {
            return beginsOn(today) && !clock.isBefore(from) && clock.isBefore(to);
        }
        return (beginsOn(today) && !clock.isBefore(from)) || (beginsOn(today.minusDays(1)) && clock.isBefore(to));
    }

    private boolean beginsOn(LocalDate date) {
        return days.contains(date.getDayOfWeek()) && !date.isBefore(first) && !date.isAfter(last);
    }
}
