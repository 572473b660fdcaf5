package dev.guildhall.spi.setting;

/** A text that was read as a value, or what is wrong with it. */
public sealed interface Parsed<T> {

    record Valid<T>(T value) implements Parsed<T> {}

    /** @param problem names the text and what would be right, as a sentence for people */
    record Invalid<T>(String problem) implements Parsed<T> {}
}
