package dev.guildhall.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingType;
import dev.guildhall.spi.setting.SettingTypes;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTypesTest {

    private static <T> T valid(SettingType<T> type, String text) {
        Parsed<T> parsed = type.parse(text);
        assertThat(parsed).as(text).isInstanceOf(Parsed.Valid.class);
        T value = ((Parsed.Valid<T>) parsed).value();
        assertThat(type.parse(type.format(value))).as("format and parse again").isEqualTo(parsed);
        return value;
    }

    private static <T> String problem(SettingType<T> type, String text) {
        Parsed<T> parsed = type.parse(text);
        assertThat(parsed).as(text).isInstanceOf(Parsed.Invalid.class);
        return ((Parsed.Invalid<T>) parsed).problem();
    }

    @ParameterizedTest
    @CsvSource({"90s,PT90S", "90,PT90S", "5m,PT5M", "1h30m,PT1H30M", "1h 30m,PT1H30M", "2D,P2D", "0s,PT0S", "0,PT0S"})
    void durationsAreReadForgivingly(String text, String value) {
        assertThat(valid(SettingTypes.duration(Duration.ZERO, Duration.ofDays(7)), text))
                .isEqualTo(Duration.parse(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "5x", "-5s", "8d", "99999999999s", "1m1h"})
    void otherDurationsAreRefusedWithWhatIsAllowed(String text) {
        assertThat(problem(SettingTypes.duration(Duration.ZERO, Duration.ofDays(7)), text))
                .contains("\"" + text + "\"")
                .contains("from 0s to 7d");
    }

    @Test
    void numbersKeepTheirRange() {
        SettingType<Integer> type = SettingTypes.integer(-5, 5);
        assertThat(valid(type, " -5 ")).isEqualTo(-5);
        assertThat(problem(type, "6")).isEqualTo("\"6\" is not a whole number from -5 to 5");
        assertThat(problem(type, "five")).contains("\"five\"");
        assertThat(problem(type, "99999999999")).contains("whole number");
    }

    @Test
    void textsLoseSpacesAtTheirEndsAndMayNotBreakLines() {
        SettingType<String> type = SettingTypes.text(1, 5);
        assertThat(valid(type, " a b ")).isEqualTo("a b");
        problem(type, "  ");
        problem(type, "abcdef");
        problem(type, "a\nb");
    }

    @Test
    void channelsAreMentionsIdsOrNone() {
        SettingType<Optional<ChannelId>> type = SettingTypes.channel();
        assertThat(valid(type, "<#175928847299117063>")).contains(new ChannelId(175928847299117063L));
        assertThat(valid(type, "175928847299117063")).contains(new ChannelId(175928847299117063L));
        assertThat(valid(type, "None")).isEmpty();
        assertThat(type.display(Optional.of(new ChannelId(175928847299117063L))))
                .isEqualTo("<#175928847299117063>");
        problem(type, "#general");
        problem(type, "99999999999999999999");
    }

    @Test
    void flagsAndChoicesTakeTheirWordsInAnyCase() {
        assertThat(valid(SettingTypes.flag(), "ON")).isTrue();
        assertThat(valid(SettingTypes.flag(), "no")).isFalse();
        problem(SettingTypes.flag(), "maybe");
        assertThat(valid(SettingTypes.choice("same", "none"), "None")).isEqualTo("none");
        assertThat(problem(SettingTypes.choice("same", "none"), "all")).contains("one of same, none");
    }

    @Test
    void aLongTextIsNotRepeatedInFull() {
        assertThat(problem(SettingTypes.integer(0, 1), "x".repeat(500))).hasSizeLessThan(150);
    }

    @Test
    void aDefaultThatItsOwnTypeRefusesIsAMistakeOfTheModule() {
        assertThatThrownBy(() -> new SettingKey<>("xp.amount", SettingTypes.integer(1, 5), 9, "How much"))
                .hasMessage("the default of xp.amount, 9, is not a whole number from 1 to 5");
    }
}
