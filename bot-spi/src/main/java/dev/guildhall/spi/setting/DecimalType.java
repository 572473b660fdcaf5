package dev.guildhall.spi.setting;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** An exact number in a range, without zeros at its end, so that equal numbers are equal values. */
record DecimalType(BigDecimal least, BigDecimal most, int places) implements SettingType<BigDecimal> {

    /** A comma before one or two digits is a point; before three it may part thousands, so nobody should guess. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d{1,18}(?:\\.\\d{0,18}|,\\d{1,2})?|\\.\\d{1,18})");

    DecimalType {
        least = plain(least);
        most = plain(most);
        if (least.compareTo(most) > 0 || places < 0 || places > 18) {
            throw new IllegalArgumentException("no number with " + places + " places is from " + least + " to " + most);
        }
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    @Override
    public Parsed<BigDecimal> parse(String text) {
        String word = Typing.word(text);
        if (!NUMBER.matcher(word).matches()) {
            return Typing.invalid(this, text);
        }
        BigDecimal value = plain(new BigDecimal(word.replace(',', '.')));
        boolean fits = value.scale() <= places && value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
        return fits ? new Parsed.Valid<>(value) : Typing.invalid(this, text);
    }

    @Override
    public String format(BigDecimal value) {
        return plain(value).toPlainString();
    }

    @Override
    public String description() {
        return "a number from " + least.toPlainString() + " to " + most.toPlainString() + " with at most " + places
                + (places == 1 ? " digit" : " digits") + " behind the point";
    }

    @Override
    public Shape shape() {
        return new Shape.Number(least.toPlainString(), most.toPlainString(), places);
    }
}
