package dev.guildhall.settings;

import dev.guildhall.spi.id.GuildId;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingType;
import dev.guildhall.spi.setting.SettingTypes;
import dev.guildhall.spi.setting.change.SettingsHistory;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a moment of the past: {@code 2h} or {@code 2h ago}, {@code #17} for just before that change, {@code 2026-11-20},
 * {@code 2026-11-20 14:30} in UTC, or Discord's own {@code <t:…>}.
 */
record Moments(SettingsHistory history, Instant now) {

    private static final SettingType<Duration> SPAN =
            SettingTypes.duration(Duration.ofSeconds(1), Duration.ofDays(3_650));
    private static final Pattern CHANGE = Pattern.compile("#(\\d{1,18})");
    private static final Pattern STAMP = Pattern.compile("<t:(\\d{1,11})(?::\\w)?>");
    private static final Pattern DATE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[ t]+(\\d{2}:\\d{2}(?::\\d{2})?)z?)?");

    Optional<Instant> read(GuildId guild, String text) {
        String typed = text.strip().toLowerCase(Locale.ROOT);
        Matcher change = CHANGE.matcher(typed);
        if (change.matches()) {
            return history.change(guild, Long.parseLong(change.group(1)))
                    .map(found -> found.time().minusNanos(1_000));
        }
        Matcher stamp = STAMP.matcher(typed);
        if (stamp.matches()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(stamp.group(1))));
        }
        Matcher date = DATE.matcher(typed);
        if (date.matches()) {
            return date(date.group(1), date.group(2) == null ? "00:00" : date.group(2));
        }
        String span = typed.endsWith("ago") ? typed.substring(0, typed.length() - 3) : typed;
        return SPAN.parse(span) instanceof Parsed.Valid<Duration>(Duration time)
                ? Optional.of(now.minus(time))
                : Optional.empty();
    }

    private static Optional<Instant> date(String day, String time) {
        try {
            return Optional.of(
                    LocalDateTime.parse(LocalDate.parse(day) + "T" + time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
