package dev.guildhall.xp.setting;

import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a range as {@code 15-25}, or as {@code 20} where both ends are the same. */
record AmountRangeType() implements SettingType<AmountRange> {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,4})(?:\\s*(?:-|–|to)\\s*(\\d{1,4}))?");
    private static final int SHOWN = 60;

    @Override
    public Parsed<AmountRange> parse(String text) {
        Matcher matcher = RANGE.matcher(text.strip());
        if (!matcher.matches()) {
            return invalid(text);
        }
        int least = Integer.parseInt(matcher.group(1));
        String second = matcher.group(2);
        int most = second == null ? least : Integer.parseInt(second);
        if (least > most || most > AmountRange.LIMIT) {
            return invalid(text);
        }
        return new Parsed.Valid<>(new AmountRange(least, most));
    }

    private Parsed<AmountRange> invalid(String text) {
        return new Parsed.Invalid<>("\"" + Markdown.excerpt(text, SHOWN) + "\" is not " + description());
    }

    @Override
    public String format(AmountRange value) {
        return value.least() == value.most() ? String.valueOf(value.least()) : value.least() + "-" + value.most();
    }

    @Override
    public String description() {
        return "a number from 0 to " + AmountRange.LIMIT + ", or a range of such, like 15-25";
    }
}
