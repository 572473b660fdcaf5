package dev.guildhall.xp.level;

import dev.guildhall.spi.command.Closest;
import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a curve as a word and numbers: {@code mee6}, {@code linear 100}, {@code polynomial 50 -100 150}. */
public record CurveType() implements SettingType<LevelCurve> {

    private static final List<String> WORDS =
            List.of("linear", "mee6", "polaris", "lurkr", "arcane", "nadeko", "polynomial", "exponential");
    private static final List<BigDecimal> POLARIS =
            List.of(BigDecimal.ONE, new BigDecimal(50), new BigDecimal(100), new BigDecimal(100));
    private static final BigDecimal LARGEST = new BigDecimal(1_000_000);
    private static final int PLACES = 4;

    /** What is wrong with a text, as a sentence for people. */
    private static final class WrongCurve extends Exception {
        private static final long serialVersionUID = 1L;

        WrongCurve(String problem) {
            super(problem);
        }
    }

    @Override
    public Parsed<LevelCurve> parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        String shown = Markdown.excerpt(plain, 60);
        List<String> words = Arrays.stream(plain.split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) {
            return new Parsed.Invalid<>("\"" + shown + "\" is not " + description());
        }
        try {
            LevelCurve curve = curve(words.getFirst(), words.subList(1, words.size()));
            requireRising(curve);
            return new Parsed.Valid<>(curve);
        } catch (WrongCurve wrong) {
            return new Parsed.Invalid<>("\"" + shown + "\" " + wrong.getMessage());
        }
    }

    private LevelCurve curve(String word, List<String> rest) throws WrongCurve {
        return switch (word) {
            case "linear" -> linear(rest);
            case "mee6" -> alone(rest, new LevelCurve.Mee6());
            case "lurkr" -> alone(rest, LevelCurve.Polynomial.LURKR);
            case "nadeko" -> alone(rest, new LevelCurve.Nadeko());
            case "polaris" -> polaris(rest);
            case "arcane" -> arcane(rest);
            case "polynomial" -> polynomial(rest);
            case "exponential" -> exponential(rest);
            default ->
                throw new WrongCurve("is not " + description()
                        + Closest.to(word, WORDS)
                                .map(meant -> "; did you mean " + meant + "?")
                                .orElse(""));
        };
    }

    private static LevelCurve alone(List<String> rest, LevelCurve curve) throws WrongCurve {
        if (!rest.isEmpty()) {
            throw new WrongCurve("is not a curve: this one has no numbers of its own; use polynomial for those");
        }
        return curve;
    }

    private static LevelCurve linear(List<String> rest) throws WrongCurve {
        List<BigDecimal> numbers = numbers(rest, 0, 1);
        BigDecimal step = numbers.isEmpty() ? new BigDecimal(100) : numbers.getFirst();
        if (step.scale() > 0 || step.signum() <= 0) {
            throw new WrongCurve("is not a curve: linear takes a whole number of at least 1");
        }
        return new LevelCurve.Linear(step.intValueExact());
    }

    private static LevelCurve polaris(List<String> rest) throws WrongCurve {
        List<BigDecimal> numbers = new ArrayList<>(numbers(rest, 0, 4));
        if (numbers.isEmpty()) {
            numbers.addAll(POLARIS);
        }
        if (numbers.size() == 3) {
            numbers.add(POLARIS.getLast());
        }
        if (numbers.size() != 4
                || numbers.getLast().scale() > 0
                || numbers.getLast().signum() <= 0) {
            throw new WrongCurve(
                    "is not a curve: polaris takes three numbers for L³, L² and L, and what to round to, like"
                            + " polaris 1 50 100 100");
        }
        return new LevelCurve.Polaris(
                numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3).intValueExact());
    }

    private static LevelCurve arcane(List<String> rest) throws WrongCurve {
        LevelCurve.ArcaneKind kind = LevelCurve.ArcaneKind.LINEAR;
        List<String> numbers = rest;
        for (LevelCurve.ArcaneKind each : LevelCurve.ArcaneKind.values()) {
            if (!rest.isEmpty() && rest.getFirst().equals(each.name().toLowerCase(Locale.ROOT))) {
                kind = each;
                numbers = rest.subList(1, rest.size());
            }
        }
        List<BigDecimal> factor = numbers(numbers, 0, 1);
        return new LevelCurve.Arcane(kind, factor.isEmpty() ? BigDecimal.ONE : factor.getFirst());
    }

    private static LevelCurve polynomial(List<String> rest) throws WrongCurve {
        return new LevelCurve.Polynomial(numbers(rest, 2, 5));
    }

    private static LevelCurve exponential(List<String> rest) throws WrongCurve {
        List<BigDecimal> numbers =
                rest.isEmpty() ? List.of(new BigDecimal(100), new BigDecimal(2)) : numbers(rest, 2, 2);
        if (numbers.getLast().compareTo(BigDecimal.TEN) > 0) {
            throw new WrongCurve("is not a curve: the exponent must not be above 10");
        }
        return new LevelCurve.Exponential(numbers.get(0), numbers.get(1));
    }

    private static List<BigDecimal> numbers(List<String> words, int least, int most) throws WrongCurve {
        if (words.size() < least || words.size() > most) {
            throw new WrongCurve("has " + words.size() + " numbers, but must have from " + least + " to " + most);
        }
        List<BigDecimal> numbers = new ArrayList<>();
        for (String word : words) {
            if (!word.matches("-?\\d{1,7}(\\.\\d{1," + PLACES + "})?")) {
                throw new WrongCurve("has the number \"" + word + "\", but a number is like 50, -100 or 1.25");
            }
            BigDecimal number = new BigDecimal(word);
            if (number.abs().compareTo(LARGEST) > 0) {
                throw new WrongCurve("has the number " + word + ", but 1000000 is the largest");
            }
            numbers.add(number.signum() == 0 ? BigDecimal.ZERO : plain(number));
        }
        return numbers;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static void requireRising(LevelCurve curve) throws WrongCurve {
        long before = 0;
        for (int level = 1; level <= LevelCurve.MOST_LEVELS; level++) {
            long here = curve.threshold(level);
            if (here <= before) {
                throw new WrongCurve("does not rise: level " + level + " takes " + here + " XP, and "
                        + (level == 1 ? "the start" : "level " + (level - 1)) + " " + before);
            }
            before = here;
        }
    }

    @Override
    public String format(LevelCurve curve) {
        return switch (curve) {
            case LevelCurve.Linear(int step) -> "linear " + step;
            case LevelCurve.Mee6 _ -> "mee6";
            case LevelCurve.Nadeko _ -> "nadeko";
            case LevelCurve.Polaris(BigDecimal a, BigDecimal b, BigDecimal c, int rounding) ->
                "polaris " + joined(List.of(a, b, c)) + " " + rounding;
            case LevelCurve.Arcane(LevelCurve.ArcaneKind kind, BigDecimal factor) ->
                "arcane " + kind.name().toLowerCase(Locale.ROOT) + " " + factor.toPlainString();
            case LevelCurve.Polynomial(List<BigDecimal> coefficients) ->
                curve.equals(LevelCurve.Polynomial.LURKR) ? "lurkr" : "polynomial " + joined(coefficients);
            case LevelCurve.Exponential(BigDecimal base, BigDecimal exponent) ->
                "exponential " + joined(List.of(base, exponent));
        };
    }

    private static String joined(List<BigDecimal> numbers) {
        return numbers.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" "));
    }

    @Override
    public String description() {
        return "a curve: " + String.join(", ", WORDS) + ", with its numbers, like linear 100 or polynomial 50 -100 150";
    }
}
