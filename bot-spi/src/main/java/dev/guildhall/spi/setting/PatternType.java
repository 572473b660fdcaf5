package dev.guildhall.spi.setting;

import java.util.regex.Pattern;

/** A text that matches a pattern as a whole. */
record PatternType(TextType length, Pattern pattern, String allowed) implements SettingType<String> {

    @Override
    public Parsed<String> parse(String text) {
        String value = text.strip();
        boolean fits = length.fits(value) && pattern.matcher(value).matches();
        return fits ? new Parsed.Valid<>(value) : Typing.invalid(this, text);
    }

    @Override
    public String format(String value) {
        return value;
    }

    @Override
    public String description() {
        return allowed;
    }

    @Override
    public Shape shape() {
        return length.shape();
    }
}
