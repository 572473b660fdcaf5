package dev.guildhall.spi.setting;

/**
 * How a setting's value is written. Thread-safe.
 *
 * <p>{@code parse(format(value))} is valid and equal to {@code value}: the text is what is stored.
 */
public interface SettingType<T> {

    /** Reads what a person typed, forgivingly: spaces around it, capitals, mentions. */
    Parsed<T> parse(String text);

    /** The one text by which a value is stored and exported. */
    String format(T value);

    /** The text by which Discord shows a value well, such as a mention of a channel. */
    default String display(T value) {
        return format(value);
    }

    /** What is allowed, to complete "must be …": {@code a whole number from 0 to 1000}. */
    String description();

    /** What its values are like, for whoever offers some to choose from. */
    default Shape shape() {
        return new Shape.Line(1, 4000);
    }
}
