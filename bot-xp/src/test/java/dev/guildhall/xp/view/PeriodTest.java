package dev.guildhall.xp.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "TODAY, 2026-03-01, 2026-03-01, 2026-03-01",
        "YESTERDAY, 2026-03-01, 2026-02-28, 2026-02-28",
        "YESTERDAY, 2024-03-01, 2024-02-29, 2024-02-29",
        "THIS_WEEK, 2026-11-16, 2026-11-16, 2026-11-22",
        "THIS_WEEK, 2026-11-22, 2026-11-16, 2026-11-22",
        "THIS_WEEK, 2027-01-01, 2026-12-28, 2027-01-03",
        "LAST_WEEK, 2027-01-01, 2026-12-21, 2026-12-27",
        "LAST_WEEK, 2026-03-30, 2026-03-23, 2026-03-29",
        "THIS_MONTH, 2024-02-29, 2024-02-01, 2024-02-29",
        "THIS_MONTH, 2026-12-31, 2026-12-01, 2026-12-31",
        "LAST_MONTH, 2026-01-15, 2025-12-01, 2025-12-31",
        "LAST_MONTH, 2026-03-31, 2026-02-01, 2026-02-28"
    })
    void namesMeanWholeDaysWeeksAndMonths(Period.Name name, LocalDate today, LocalDate first, LocalDate last) {
        assertThat(Period.named(name, today)).isEqualTo(new Period.Days(name, first, last));
    }

    @ParameterizedTest
    @EnumSource(Period.Name.class)
    void buttonsLeadToTheSameDaysTomorrow(Period.Name name) {
        Period period = Period.named(name, LocalDate.of(2026, 11, 20));

        assertThat(Period.decode(period.encode())).contains(period);
        assertThat(period.encode()).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void longAndOldRangesFitAButton() {
        Period period = new Period.Days(Period.Name.CHOSEN, LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));

        assertThat(Period.decode(period.encode())).contains(period);
        assertThat(Period.decode(new Period.Always().encode())).contains(new Period.Always());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "b", "1.2", "9.a.b", "x.a.b", "1.-.b", "1.zzzzzzzzzzzz.zzzzzzzzzzzz", "1.a.-5", "1.a.b.c"})
    void whatIsNoPeriodIsNone(String text) {
        assertThat(Period.decode(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "This Week, 2026-11-16, 2026-11-22",
        "this-week, 2026-11-16, 2026-11-22",
        "week, 2026-11-16, 2026-11-22",
        "'  last   month ', 2026-10-01, 2026-10-31",
        "이번 주, 2026-11-16, 2026-11-22",
        "지난달, 2026-10-01, 2026-10-31",
        "2026-10-31, 2026-10-31, 2026-10-31",
        "2026/1/5, 2026-01-05, 2026-01-05",
        "2026-02, 2026-02-01, 2026-02-28",
        "2024, 2024-01-01, 2024-12-31",
        "2026-09-01..2026-11-30, 2026-09-01, 2026-11-30",
        "2026-09 to 2026-11, 2026-09-01, 2026-11-30",
        "2025 – 2026-02, 2025-01-01, 2026-02-28",
        "2026-09-01부터 2026-09-03까지, 2026-09-01, 2026-09-03",
        "2026-09-01 ~ 2026-09-01, 2026-09-01, 2026-09-01"
    })
    void periodsAreReadAsPeopleWriteThem(String text, LocalDate first, LocalDate last) {
        assertThat(PeriodReader.read(text, LocalDate.of(2026, 11, 20)))
                .hasValueSatisfying(period -> assertThat(period).isInstanceOfSatisfying(Period.Days.class, days -> {
                    assertThat(days.first()).isEqualTo(first);
                    assertThat(days.last()).isEqualTo(last);
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all time", "ALL", "전체"})
    void allTimeIsAPeriodToo(String text) {
        assertThat(PeriodReader.read(text, LocalDate.of(2026, 11, 20))).contains(new Period.Always());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026-13",
                "2026-02-30",
                "2026-11-30..2026-09-01",
                "..",
                "2026..",
                "chosen",
                "2026-01-01..soon",
                "99999-01-01",
                "0000-00-00"
            })
    void otherTextIsNoPeriod(String text) {
        assertThat(PeriodReader.read(text, LocalDate.of(2026, 11, 20))).isEqualTo(Optional.empty());
    }

    @Test
    void textThatMayBeCutInManyWaysIsNotTried() {
        String text = "..".repeat(1_000) + "\na\nb";
        assertThat(PeriodReader.read(text, LocalDate.of(2026, 11, 20))).isEqualTo(Optional.empty());
    }
}
