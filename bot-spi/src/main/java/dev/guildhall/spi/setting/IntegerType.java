package dev.guildhall.spi.setting;

import java.util.regex.Pattern;

/** A whole number in a range. */
record IntegerType(int least, int most) implements SettingType<Integer> {

    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(?:[ _,']\\d{3})+");

    IntegerType {
        if (least > most) {
            throw new IllegalArgumentException("no whole number is from " + least + " to " + most);
        }
    }

    @Override
    public Parsed<Integer> parse(String text) {
        String word = Typing.word(text);
        String digits = GROUPED.matcher(word).matches() ? word.replaceAll("[ _,']", "") : word;
        try {
            int value = Integer.parseInt(digits);
            return value >= least && value <= most ? new Parsed.Valid<>(value) : Typing.invalid(this, text);
        } catch (NumberFormatException notANumber) {
            return Typing.invalid(this, text);
        }
    }

    @Override
    public String format(Integer value) {
        return value.toString();
    }

    @Override
    public String description() {
        return "a whole number from " + least + " to " + most;
    }

    @Override
    public Shape shape() {
        return new Shape.Number(Integer.toString(least), Integer.toString(most), 0);
    }
}
