package dev.guildhall.xp.setting;

import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as {@code x2 sat 18:00-22:00 2026-03-01..2026-03-31}: a factor, and then, each where wanted, days ({@code
 * sat}, {@code mon-fri}, {@code sat+sun}), hours and dates, in any order.
 */
record TimedEventType() implements SettingType<TimedEvent> {

    private static final LocalDate ALWAYS = LocalDate.of(2015, 1, 1);
    private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);
    private static final BigDecimal MOST = new BigDecimal(100);

    private static final Pattern FACTOR = Pattern.compile("[x×](\\d{1,3}(?:[.,]\\d{1,3})?)");
    private static final Pattern HOURS =
            Pattern.compile("(\\d{1,2})(?::(\\d{2}))?\\s*[-–]\\s*(\\d{1,2})(?::(\\d{2}))?");
    private static final Pattern DATES = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\.\\.(\\d{4}-\\d{2}-\\d{2})?)?");
    private static final Pattern DAYS = Pattern.compile("[a-z]{3,9}(?:[-–+/][a-z]{3,9})*");

    @Override
    public Parsed<TimedEvent> parse(String text) {
        String shown = Markdown.excerpt(text.strip(), 60);
        Optional<BigDecimal> factor = Optional.empty();
        Optional<Set<DayOfWeek>> days = Optional.empty();
        Optional<LocalTime[]> hours = Optional.empty();
        Optional<LocalDate[]> dates = Optional.empty();
        for (String word : text.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            boolean known = false;
            if (factor.isEmpty() && (factor = factor(word)).isPresent()) {
                known = true;
            } else if (hours.isEmpty() && (hours = hours(word)).isPresent()) {
                known = true;
            } else if (dates.isEmpty() && (dates = dates(word)).isPresent()) {
                known = true;
            } else if (days.isEmpty() && (days = days(word)).isPresent()) {
                known = true;
            }
            if (!known) {
                return new Parsed.Invalid<>("\"" + shown + "\" is not " + description() + ": I do not understand \""
                        + Markdown.excerpt(word, 60) + "\"");
            }
        }
        if (factor.isEmpty()) {
            return new Parsed.Invalid<>("\"" + shown + "\" has no factor, like x2: it must be " + description());
        }
        LocalTime[] clock = hours.orElse(new LocalTime[] {LocalTime.MIDNIGHT, LocalTime.MIDNIGHT});
        LocalDate[] calendar = dates.orElse(new LocalDate[] {ALWAYS, FOREVER});
        return new Parsed.Valid<>(new TimedEvent(
                factor.get(),
                days.orElse(EnumSet.allOf(DayOfWeek.class)),
                clock[0],
                clock[1],
                calendar[0],
                calendar[1]));
    }

    private static Optional<BigDecimal> factor(String word) {
        Matcher matcher = FACTOR.matcher(word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal factor = new BigDecimal(matcher.group(1).replace(',', '.'));
        return factor.compareTo(MOST) > 0 ? Optional.empty() : Optional.of(plain(factor));
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(number.stripTrailingZeros().toPlainString());
    }

    private static Optional<LocalTime[]> hours(String word) {
        Matcher matcher = HOURS.matcher(word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new LocalTime[] {time(matcher.group(1), matcher.group(2)), time(matcher.group(3), matcher.group(4))
                    });
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static LocalTime time(String hour, @Nullable String minute) {
        int minutes = minute == null ? 0 : Integer.parseInt(minute);
        // The end of the day is the beginning of the next.
        return hour.equals("24") && minutes == 0 ? LocalTime.MIDNIGHT : LocalTime.of(Integer.parseInt(hour), minutes);
    }

    private static Optional<LocalDate[]> dates(String word) {
        Matcher matcher = DATES.matcher(word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate first = LocalDate.parse(matcher.group(1));
            LocalDate last = !word.contains("..")
                    ? first
                    : matcher.group(2) == null ? FOREVER : LocalDate.parse(matcher.group(2));
            return last.isBefore(first) ? Optional.empty() : Optional.of(new LocalDate[] {first, last});
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }

    private static Optional<Set<DayOfWeek>> days(String word) {
        if (word.equals("daily")) {
            return Optional.of(EnumSet.allOf(DayOfWeek.class));
        }
        if (!DAYS.matcher(word).matches()) {
            return Optional.empty();
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : word.split("[+/]")) {
            List<Optional<DayOfWeek>> ends = Pattern.compile("[-–]")
                    .splitAsStream(part)
                    .map(TimedEventType::day)
                    .toList();
            if (ends.size() > 2 || ends.stream().anyMatch(Optional::isEmpty)) {
                return Optional.empty();
            }
            DayOfWeek last = ends.getLast().orElseThrow();
            for (DayOfWeek day = ends.getFirst().orElseThrow(); ; day = day.plus(1)) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return Optional.of(days);
    }

    private static Optional<DayOfWeek> day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            if (name.startsWith(word) || word.equals(name + "s")) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    @Override
    public String format(TimedEvent event) {
        StringBuilder text = new StringBuilder("x").append(event.factor().toPlainString());
        if (event.days().size() < 7) {
            text.append(' ')
                    .append(event.days().stream()
                            .sorted()
                            .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining("+")));
        }
        if (!event.from().equals(LocalTime.MIDNIGHT) || !event.to().equals(LocalTime.MIDNIGHT)) {
            text.append(' ')
                    .append(event.from())
                    .append('-')
                    .append(event.to().equals(LocalTime.MIDNIGHT) ? "24:00" : event.to());
        }
        if (event.first().equals(event.last())) {
            text.append(' ').append(event.first());
        } else if (!event.first().equals(ALWAYS) || !event.last().equals(FOREVER)) {
            text.append(' ')
                    .append(event.first())
                    .append("..")
                    .append(event.last().equals(FOREVER) ? "" : event.last());
        }
        return text.toString();
    }

    @Override
    public String description() {
        return "an event like x2 sat 18:00-22:00 2026-03-01..2026-03-31, of which only the factor must be there";
    }
}
