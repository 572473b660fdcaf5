package dev.guildhall.xp.level;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.spi.setting.Parsed;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurveTypeTest {

    private final CurveType type = new CurveType();

    @ParameterizedTest
    @CsvSource({
        "mee6, 1, 100",
        "mee6, 2, 255",
        "mee6, 3, 475",
        "mee6, 101, 1954350",
        "linear 100, 12, 1200",
        "linear, 7, 700",
        "polaris, 1, 200",
        "polaris, 2, 400",
        "polaris, 10, 7000",
        "polaris 1 50 100 1, 1, 151",
        "lurkr, 1, 100",
        "lurkr, 2, 150",
        "lurkr, 10, 4150",
        "arcane, 1, 75",
        "arcane, 2, 250",
        "arcane quadratic, 2, 205",
        "arcane constant 2, 3, 6000",
        "nadeko, 1, 36",
        "nadeko, 10, 765",
        "exponential, 5, 2500",
        "exponential 100 2, 12, 14400",
        "polynomial 50 -100 150, 10, 4150",
        "polynomial 1.5 0, 3, 5"
    })
    void totalsAreThoseOfTheFormula(String text, int level, long total) {
        assertThat(curve(text).threshold(level)).isEqualTo(total);
        assertThat(curve(text).level(total)).isEqualTo(level);
        assertThat(curve(text).level(total - 1)).isEqualTo(level - 1);
    }

    @Test
    void mee6IsTheSumOfItsStepsAtEveryLevel() {
        BigInteger sum = BigInteger.ZERO;
        for (int level = 0; level < LevelCurve.MOST_LEVELS; level++) {
            assertThat(curve("mee6").threshold(level)).isEqualTo(sum.longValueExact());
            sum = sum.add(BigInteger.valueOf(5L * level * level + 50L * level + 100));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "quadratic", "constant"})
    void arcaneIsTheSumOfItsSteps(String kind) {
        long sum = 0;
        for (int level = 0; level < 1_000; level++) {
            assertThat(curve("arcane " + kind).threshold(level)).isEqualTo(sum);
            sum += switch (kind) {
                case "linear" -> 100L * level + 75;
                case "quadratic" -> 5L * level * level + 50L * level + 75;
                default -> 1000;
            };
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "polynomial -1 5000",
                "polynomial 0 0",
                "polynomial 0.001 0",
                "polynomial 50 -500 1000",
                "exponential 100 0",
                "arcane linear 0",
                "linear 0",
                "linear 1.5"
            })
    void curveThatDoesNotRiseIsRefused(String text) {
        assertThat(problem(text)).startsWith("\"" + text + "\" ");
    }

    @Test
    void refusalNamesTheLevelThatDoesNotRise() {
        assertThat(problem("polynomial 50 -500 2000"))
                .isEqualTo("\"polynomial 50 -500 2000\" does not rise: level 2 takes 1200 XP, and level 1 1550");
        assertThat(problem("moon")).contains("is not a curve").doesNotContain("did you mean");
        assertThat(problem("polynomal 1 2 3")).endsWith("did you mean polynomial?");
        assertThat(problem("polynomial 1 x")).contains("\"x\"");
        assertThat(problem("mee6 5")).contains("no numbers of its own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linear 100",
                "mee6",
                "lurkr",
                "nadeko",
                "polaris 1 50 100 100",
                "arcane linear 1",
                "arcane quadratic 1.25",
                "polynomial 1 50 100",
                "exponential 100 2.5"
            })
    void textOfACurveIsReadAsTheSame(String text) {
        assertThat(type.format(curve(text))).isEqualTo(text);
        assertThat(curve("  " + text.toUpperCase(java.util.Locale.ROOT) + " ")).isEqualTo(curve(text));
    }

    @Test
    void everyCurveRisesToItsLastLevelAndFindsEachLevelAgain() {
        for (String text :
                List.of("mee6", "polaris", "lurkr", "arcane", "nadeko", "exponential 1000 9.5", "linear 1")) {
            LevelCurve curve = curve(text);
            IntStream.of(1, 2, 3, 50, 999, 1_000, 9_999, LevelCurve.MOST_LEVELS)
                    .forEach(level -> assertThat(curve.level(curve.threshold(level)))
                            .as(text)
                            .isEqualTo(level));
        }
    }

    @Test
    void capIsTheHighestLevel() {
        Levels levels = new Levels(new LevelCurve.Linear(100), 10);
        assertThat(levels.level(99_999)).isEqualTo(10);
        assertThat(levels.level(99_999, 3)).isEqualTo(10);
        assertThat(levels.level(550, 5)).isEqualTo(5);
        assertThat(levels.level(550, 9)).isEqualTo(5);
        assertThat(levels.thresholdsUpTo(350)).containsExactly(100, 200, 300);
    }

    private LevelCurve curve(String text) {
        return switch (type.parse(text)) {
            case Parsed.Valid<LevelCurve>(LevelCurve curve) -> curve;
            case Parsed.Invalid<LevelCurve>(String problem) -> throw new AssertionError(problem);
        };
    }

    private String problem(String text) {
        return switch (type.parse(text)) {
            case Parsed.Valid<LevelCurve>(LevelCurve curve) -> throw new AssertionError(curve + " was taken");
            case Parsed.Invalid<LevelCurve>(String problem) -> problem;
        };
    }
}
