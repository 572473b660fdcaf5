package dev.guildhall.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.spi.id.ChannelId;
import dev.guildhall.spi.id.RoleId;
import dev.guildhall.spi.setting.ItemsType;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingType;
import dev.guildhall.spi.setting.SettingTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    @ParameterizedTest
    @CsvSource({
        "europe/berlin,Europe/Berlin",
        "Seoul,Asia/Seoul",
        "new york,America/New_York",
        "utc,UTC",
        "UTC+9,UTC+09:00",
        "+05:30,UTC+05:30",
        "gmt -3,UTC-03:00",
        "KST,Asia/Seoul"
    })
    void zonesAreFoundByNameCityOrOffset(String text, String id) {
        assertThat(valid(SettingTypes.zone(), text).getId()).isEqualTo(id);
    }

    @Test
    void mistypedZonesGetASuggestion() {
        assertThat(problem(SettingTypes.zone(), "Europe/Berlni")).contains("did you mean Europe/Berlin?");
        assertThat(problem(SettingTypes.zone(), "seol")).contains("did you mean Asia/Seoul?");
        assertThat(problem(SettingTypes.zone(), "UTC+99")).contains("\"UTC+99\"");
    }

    @ParameterizedTest
    @CsvSource({"#5865F2,5793266", "5865f2,5793266", "#fff,16777215", "Orange,16753920", "0x000001,1"})
    void colorsAreHexOrNames(String text, int value) {
        assertThat(valid(SettingTypes.color(), text)).isEqualTo(value);
    }

    @Test
    void languagesHaveTagsAndNames() {
        SettingType<Locale> type = SettingTypes.language(List.of(Locale.ENGLISH, Locale.KOREAN));
        assertThat(valid(type, "ko")).isEqualTo(Locale.KOREAN);
        assertThat(valid(type, "Korean")).isEqualTo(Locale.KOREAN);
        assertThat(valid(type, "한국어")).isEqualTo(Locale.KOREAN);
        assertThat(valid(type, "en_GB")).isEqualTo(Locale.ENGLISH);
        assertThat(problem(type, "de")).isEqualTo("\"de\" is not a language: en (English) or ko (한국어)");
    }

    @Test
    void numbersMayHaveGroupsAndAPointOrAComma() {
        assertThat(valid(SettingTypes.integer(0, 5_000_000), "1,250,000")).isEqualTo(1_250_000);
        assertThat(valid(SettingTypes.integer(0, 5_000_000), "２５")).isEqualTo(25);
        SettingType<BigDecimal> factor = SettingTypes.decimal("0", "10", 2);
        assertThat(valid(factor, "1.50")).isEqualTo(new BigDecimal("1.5"));
        assertThat(valid(factor, "1,5")).isEqualTo(new BigDecimal("1.5"));
        assertThat(valid(factor, "10")).isEqualTo(new BigDecimal("10").stripTrailingZeros());
        assertThat(problem(factor, "1.555")).contains("at most 2 digits behind the point");
        assertThat(problem(factor, "1,000")).contains("\"1,000\"");
    }

    @Test
    void listsAreTypedInOneLine() {
        assertThat(valid(SettingTypes.listOf(SettingTypes.text(1, 9), 3), "a, b ,\"c, d\""))
                .containsExactly("a", "b", "c, d");
        assertThat(valid(SettingTypes.listOf(SettingTypes.roleId(), 3), "<@&111111111111111111><@&111111111111111112>"))
                .hasSize(2);
        assertThat(problem(SettingTypes.listOf(SettingTypes.text(1, 9), 3), "a,b,c,d"))
                .isEqualTo("4 items are too many: at most 3 fit, so remove some first");
        assertThat(problem(SettingTypes.listOf(SettingTypes.integer(0, 9), 3), "1, x"))
                .isEqualTo("\"x\" is not a whole number from 0 to 9");
    }

    @Test
    void mapsAreTypedInOneLineAndKeptInOrder() {
        ItemsType<Map<Integer, RoleId>> type =
                SettingTypes.mapOf(SettingTypes.integer(1, 100), SettingTypes.roleId(), 3);
        Map<Integer, RoleId> roles = valid(type, "10 = <@&111111111111111112>, 5=<@&111111111111111111>");
        assertThat(type.format(roles)).isEqualTo("5=111111111111111111, 10=111111111111111112");
        assertThat(type.display(roles)).isEqualTo("`5` = <@&111111111111111111>, `10` = <@&111111111111111112>");
        assertThat(type.with(roles, "7=111111111111111113")).isInstanceOf(Parsed.Valid.class);
        assertThat(type.without(roles, "5")).isEqualTo(type.parse("10=111111111111111112"));
        assertThat(type.without(roles, "6").toString()).contains("\"6\" has no entry");
        assertThat(problem(type, "5")).contains("an entry like key=value");
        assertThat(problem(type, "5=111111111111111111, 5=111111111111111112")).contains("\"5\" has two values");
    }
}
