package dev.guildhall.spi.setting;

import dev.guildhall.spi.message.Markdown;
import java.text.Normalizer;
import java.util.Locale;

/** What all types do about a text that somebody typed. */
final class Typing {

    /** The word for nothing. */
    static final String NONE = "none";

    private static final int SHOWN = 60;

    private Typing() {}

    /** Without spaces at its ends, in lower case, and with plain digits and letters for wide ones, as some keyboards type. */
    static String word(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    static <T> Parsed<T> invalid(SettingType<T> type, String text) {
        return invalid(text, type.description());
    }

    static <T> Parsed<T> invalid(String text, String allowed) {
        return new Parsed.Invalid<>("\"" + shown(text) + "\" is not " + allowed);
    }

    /** Enough of a text to know it again. */
    static String shown(String text) {
        return Markdown.excerpt(text, SHOWN);
    }

    /** A type that can stand in a list or a map. */
    static <T> SettingType<T> single(SettingType<T> type) {
        if (type instanceof ItemsType<?>) {
            throw new IllegalArgumentException(type.description() + " cannot stand in a list or a map");
        }
        return type;
    }

    /** One of several values as it is shown: what people typed must not become a mention or markup. */
    static <T> String shownAmongOthers(SettingType<T> type, T value) {
        String text = type.format(value);
        String display = type.display(value);
        return display.equals(text) ? Markdown.code(text) : display;
    }
}
