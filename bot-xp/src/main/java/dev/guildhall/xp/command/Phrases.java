package dev.guildhall.xp.command;

import dev.guildhall.spi.text.Texts;
import dev.guildhall.xp.view.Period;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;

/** Numbers, times and days as a language writes them. */
record Phrases(Texts texts) {

    String number(long value) {
        return NumberFormat.getIntegerInstance(texts.language()).format(value);
    }

    /** In few characters: {@code 12K}. */
    String shortNumber(long value) {
        NumberFormat format = NumberFormat.getCompactNumberInstance(texts.language(), NumberFormat.Style.SHORT);
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }

    /** Rounded to what matters: days with hours, hours with minutes, minutes with seconds. */
    String time(Duration time) {
        if (time.toDays() > 0) {
            return texts.say("time.days", "days", time.toDays(), "hours", time.toHoursPart());
        }
        if (time.toHours() > 0) {
            return texts.say("time.hours", "hours", time.toHours(), "minutes", time.toMinutesPart());
        }
        if (time.toMinutes() > 0) {
            return texts.say("time.minutes", "minutes", time.toMinutes(), "seconds", time.toSecondsPart());
        }
        return texts.say("time.seconds", "seconds", time.toSeconds());
    }

    /** Time in voice channels, where days would hide how much it is. */
    String voice(long minutes) {
        return minutes < 60
                ? texts.say("time.minutes", "minutes", minutes, "seconds", 0)
                : texts.say("time.hours", "hours", minutes / 60, "minutes", minutes % 60);
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedPattern("MMMd")
                .localizedBy(texts.language())
                .format(day);
    }

    private String dayOfYear(LocalDate day) {
        return DateTimeFormatter.ofLocalizedPattern("yMMMd")
                .localizedBy(texts.language())
                .format(day);
    }

    /** In one letter. */
    String weekday(DayOfWeek weekday) {
        return weekday.getDisplayName(TextStyle.NARROW_STANDALONE, texts.language());
    }

    /** The days from one to another, with years where they differ. */
    String days(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return dayOfYear(first);
        }
        return (first.getYear() == last.getYear() ? day(first) : dayOfYear(first)) + " – " + dayOfYear(last);
    }

    /** The period's name, with its days where it has some. */
    String period(Period period) {
        return switch (period) {
            case Period.Always() -> texts.say("period.always");
            case Period.Days(Period.Name name, LocalDate first, LocalDate last) ->
                name == Period.Name.CHOSEN
                        ? days(first, last)
                        : texts.say(
                                "period.named", "name", texts.say("period." + name.key()), "days", days(first, last));
        };
    }
}
