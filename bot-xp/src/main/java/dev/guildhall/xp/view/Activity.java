package dev.guildhall.xp.view;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What was done on each of some days, in order and without gaps. */
public record Activity(List<Day> days) {

    /**
     * One day.
     *
     * @param xp what was earned, without edits and imports
     * @param members how many did something that counts
     */
    public record Day(LocalDate day, long xp, long messages, long voiceMinutes, long members) {

        /** Whether something counted on it: messages do also where they bring no XP. */
        boolean isActive() {
            return xp > 0 || messages > 0 || voiceMinutes > 0;
        }

        static Day empty(LocalDate day) {
            return new Day(day, 0, 0, 0, 0);
        }
    }

    public Activity {
        days = List.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("an activity needs days");
        }
    }

    public LocalDate first() {
        return days.getFirst().day();
    }

    public LocalDate last() {
        return days.getLast().day();
    }

    public long xp() {
        return days.stream().mapToLong(Day::xp).sum();
    }

    public long messages() {
        return days.stream().mapToLong(Day::messages).sum();
    }

    public long voiceMinutes() {
        return days.stream().mapToLong(Day::voiceMinutes).sum();
    }

    /** The day with the most XP, the first of equals; nothing where there was none at all. */
    public Optional<Day> best() {
        return days.stream()
                .filter(day -> day.xp() > 0)
                .max(Comparator.comparingLong(Day::xp)
                        .thenComparing(Comparator.comparing(Day::day).reversed()));
    }

    /** How many days had something that counts. */
    public long activeDays() {
        return days.stream().filter(Day::isActive).count();
    }

    /** The most members on one day. */
    public long mostMembers() {
        return days.stream().mapToLong(Day::members).max().orElse(0);
    }

    /** The XP of a weekday on average, rounded. */
    public long average(DayOfWeek weekday) {
        return Math.round(days.stream()
                .filter(day -> day.day().getDayOfWeek() == weekday)
                .mapToLong(Day::xp)
                .average()
                .orElse(0));
    }
}
