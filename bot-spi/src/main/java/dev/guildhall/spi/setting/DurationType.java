package dev.guildhall.spi.setting;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time span to the second. */
record DurationType(Duration shortest, Duration longest) implements SettingType<Duration> {

    private static final Pattern PARTS = Pattern.compile(
            "(?:(\\d{1,6})(?:weeks?|wks?|w|주))?(?:(\\d{1,6})(?:days?|d|일))?(?:(\\d{1,6})(?:hours?|hrs?|h|시간))?"
                    + "(?:(\\d{1,6})(?:minutes?|mins?|m|분))?(?:(\\d{1,9})(?:seconds?|secs?|s|초)?)?");

    @Override
    public Parsed<Duration> parse(String text) {
        String compact = Typing.word(text).replace(" ", "").replace(",", "").replace("and", "");
        Matcher matcher = PARTS.matcher(compact);
        if (compact.isEmpty() || !matcher.matches()) {
            return Typing.invalid(this, text);
        }
        Duration value = Duration.ofDays(7 * part(matcher, 1))
                .plusDays(part(matcher, 2))
                .plusHours(part(matcher, 3))
                .plusMinutes(part(matcher, 4))
                .plusSeconds(part(matcher, 5));
        boolean fits = value.compareTo(shortest) >= 0 && value.compareTo(longest) <= 0;
        return fits ? new Parsed.Valid<>(value) : Typing.invalid(this, text);
    }

    private static long part(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    @Override
    public String format(Duration value) {
        if (value.isZero()) {
            return "0s";
        }
        return (value.toDays() > 0 ? value.toDays() + "d" : "")
                + (value.toHoursPart() > 0 ? value.toHoursPart() + "h" : "")
                + (value.toMinutesPart() > 0 ? value.toMinutesPart() + "m" : "")
                + (value.toSecondsPart() > 0 ? value.toSecondsPart() + "s" : "");
    }

    @Override
    public String description() {
        return "a time from " + format(shortest) + " to " + format(longest) + ", like 90s, 5m or 1h30m";
    }

    @Override
    public Shape shape() {
        return new Shape.Span(format(shortest), format(longest));
    }
}
