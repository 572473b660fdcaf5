package dev.guildhall.fuzz;

import dev.guildhall.spi.setting.SettingType;
import dev.guildhall.xp.level.LevelCurve;
import dev.guildhall.xp.setting.AmountRange;
import dev.guildhall.xp.setting.Template;
import dev.guildhall.xp.setting.TimedEvent;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random values of the types of the module {@code xp}. */
final class ExperienceValues {

    static final Map<String, Function<SettingType<?>, Arbitrary<?>>> MAKERS = Map.of(
            "AmountRangeType", type -> ranges(),
            "TemplateType", type -> templates(),
            "TimedEventType", type -> events(),
            "CurveType", type -> curves());

    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private ExperienceValues() {}

    private static Arbitrary<AmountRange> ranges() {
        Arbitrary<Integer> amounts = Arbitraries.integers().between(0, AmountRange.LIMIT);
        return Combinators.combine(amounts, amounts)
                .as((one, other) -> new AmountRange(Math.min(one, other), Math.max(one, other)));
    }

    private static Arbitrary<Template> templates() {
        Arbitrary<String> parts = Arbitraries.oneOf(
                Arbitraries.of(Template.NAMES.stream()
                        .map(name -> "{" + name + "}")
                        .sorted()
                        .toList()),
                Arbitraries.of("\n", " ", "\\", "{", "}", "**", "\"", "'", ", ", "none", "축하해요", "🎉"),
                Arbitraries.strings().withCharRange(' ', '~').excludeChars('\\').ofMaxLength(9));
        return parts.list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(each -> String.join("", each).strip())
                // Typed, a backslash and an n are a line break.
                .filter(text -> !text.isBlank() && !text.contains("\\n") && known(text))
                .map(Template::new);
    }

    private static boolean known(String text) {
        try {
            new Template(text);
            return true;
        } catch (IllegalArgumentException unknownPlaceholder) {
            return false;
        }
    }

    private static Arbitrary<TimedEvent> events() {
        Arbitrary<BigDecimal> factors = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal(100))
                .ofScale(3)
                .map(ExperienceValues::plain);
        Arbitrary<Set<DayOfWeek>> days = Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
        Arbitrary<LocalTime> times =
                Arbitraries.integers().between(0, 24 * 60 - 1).map(minute -> LocalTime.of(minute / 60, minute % 60));
        Arbitrary<LocalDate> dates = Arbitraries.oneOf(
                Arbitraries.of(FIRST_DAY, LAST_DAY),
                Arbitraries.longs()
                        .between(FIRST_DAY.toEpochDay(), LAST_DAY.toEpochDay())
                        .map(LocalDate::ofEpochDay));
        return Combinators.combine(factors, days, times, times, dates, dates)
                .as((factor, on, from, to, one, other) -> new TimedEvent(
                        factor, on, from, to, one.isBefore(other) ? one : other, one.isBefore(other) ? other : one));
    }

    private static Arbitrary<LevelCurve> curves() {
        Arbitrary<BigDecimal> numbers = Arbitraries.bigDecimals()
                .between(BigDecimal.ONE, new BigDecimal(1_000))
                .ofScale(4)
                .map(ExperienceValues::plain);
        Arbitrary<BigDecimal> exponents = Arbitraries.bigDecimals()
                .between(BigDecimal.ONE, BigDecimal.TEN)
                .ofScale(2)
                .map(ExperienceValues::plain);
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 1_000_000).map(LevelCurve.Linear::new),
                Arbitraries.of(new LevelCurve.Mee6(), new LevelCurve.Nadeko(), LevelCurve.Polynomial.LURKR),
                Combinators.combine(numbers, numbers, numbers, Arbitraries.of(1, 2))
                        .as(LevelCurve.Polaris::new),
                Combinators.combine(Arbitraries.of(LevelCurve.ArcaneKind.class), numbers)
                        .as(LevelCurve.Arcane::new),
                numbers.list().ofMinSize(2).ofMaxSize(5).map(LevelCurve.Polynomial::new),
                Combinators.combine(numbers, exponents).as(LevelCurve.Exponential::new));
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(number.stripTrailingZeros().toPlainString());
    }
}
