package dev.guildhall.xp.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.setting.Parsed;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimedEventTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final TimedEventType type = new TimedEventType();

    @Test
    void saturdayEveningsOfMarchAreByTheClockOnTheWall() {
        TimedEvent event = event("x2 sat 18:00-22:00 2026-03-01..2026-03-31");
        assertThat(holds(event, "2026-03-07T18:00")).isTrue();
        assertThat(holds(event, "2026-03-07T21:59:59")).isTrue();
        assertThat(holds(event, "2026-03-07T17:59:59")).isFalse();
        assertThat(holds(event, "2026-03-07T22:00")).isFalse();
        assertThat(holds(event, "2026-03-08T19:00")).isFalse();
        assertThat(holds(event, "2026-04-04T19:00")).isFalse();
        assertThat(holds(event, "2026-02-28T19:00")).isFalse();
        // Before and after the clocks were put forward on 29 March, eighteen o'clock is another time of UTC.
        TimedEvent days = event("x2 18:00-22:00");
        assertThat(days.holdsAt(Instant.parse("2026-03-28T17:00:00Z"), BERLIN)).isTrue();
        assertThat(days.holdsAt(Instant.parse("2026-03-28T16:59:59Z"), BERLIN)).isFalse();
        assertThat(days.holdsAt(Instant.parse("2026-03-29T16:00:00Z"), BERLIN)).isTrue();
        assertThat(days.holdsAt(Instant.parse("2026-03-29T15:59:59Z"), BERLIN)).isFalse();
        assertThat(days.holdsAt(Instant.parse("2026-03-29T20:00:00Z"), BERLIN)).isFalse();
    }

    @Test
    void hourThatIsSkippedNeverHoldsAndHourThatComesTwiceHoldsTwice() {
        TimedEvent night = event("x2 02:00-03:00");
        assertThat(night.holdsAt(Instant.parse("2026-03-29T00:59:59Z"), BERLIN)).isFalse();
        assertThat(night.holdsAt(Instant.parse("2026-03-29T01:00:00Z"), BERLIN)).isFalse();
        assertThat(night.holdsAt(Instant.parse("2026-10-25T00:30:00Z"), BERLIN)).isTrue();
        assertThat(night.holdsAt(Instant.parse("2026-10-25T01:30:00Z"), BERLIN)).isTrue();
        assertThat(night.holdsAt(Instant.parse("2026-10-25T02:00:00Z"), BERLIN)).isFalse();
    }

    @Test
    void nightLastsIntoTheNextDay() {
        TimedEvent event = event("x2 sat 22:00-02:00 2026-03-01..2026-03-28");
        assertThat(holds(event, "2026-03-28T22:00")).isTrue();
        assertThat(holds(event, "2026-03-29T01:59")).isTrue();
        assertThat(holds(event, "2026-03-28T01:59")).isFalse();
        assertThat(holds(event, "2026-03-08T01:59")).isTrue();
        assertThat(holds(event, "2026-03-01T01:59")).isFalse();
    }

    @Test
    void withoutHoursItLastsFromMidnightToMidnight() {
        TimedEvent event = event("x1.5 mon-wed+fri 2026-03-01..");
        assertThat(holds(event, "2026-03-02T00:00")).isTrue();
        assertThat(holds(event, "2026-03-06T23:59:59.999")).isTrue();
        assertThat(holds(event, "2026-03-05T12:00")).isFalse();
        assertThat(holds(event, "2036-03-03T12:00")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x2",
                "x1.25 sat+sun",
                "x2 sat 18:00-22:00 2026-03-01..2026-03-31",
                "x3 2026-12-24",
                "x0 00:00-06:30",
                "x2 fri 20:00-24:00 2026-03-01.."
            })
    void textIsReadAsTheSame(String text) {
        assertThat(type.format(event(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'2026-03-01..2026-03-31 saturday X2 18-22', x2 sat 18:00-22:00 2026-03-01..2026-03-31",
        "×1.50 Mondays, x1.5 mon",
        "x2 fri-mon, x2 mon+fri+sat+sun",
        "x2 daily 18-24, x2 18:00-24:00"
    })
    void peopleMayWriteItOtherwise(String typed, String stored) {
        assertThat(type.format(event(typed))).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sat 18:00-22:00",
                "x2 25:00-26:00",
                "x2 2026-13-01",
                "x2 2026-03-31..2026-03-01",
                "x2 sunny",
                "x101",
                "x2 x3",
                "x-1",
                ""
            })
    void whatNeverHoldsIsRefused(String text) {
        assertThat(type.parse(text)).isInstanceOf(Parsed.Invalid.class);
    }

    private static boolean holds(TimedEvent event, String local) {
        return event.holdsAt(LocalDateTime.parse(local).atZone(BERLIN).toInstant(), BERLIN);
    }

    private TimedEvent event(String text) {
        return switch (type.parse(text)) {
            case Parsed.Valid<TimedEvent>(TimedEvent event) -> event;
            case Parsed.Invalid<TimedEvent>(String problem) -> throw new AssertionError(problem);
        };
    }
}
