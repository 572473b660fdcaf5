package dev.guildhall.spi.text;

import java.util.Locale;

/**
 * One module's texts in one language. Thread-safe.
 *
 * @see <a href="https://unicode-org.github.io/icu/userguide/format_parse/messages/">ICU: message patterns</a>
 */
public interface Texts {

    Locale language();

    /**
     * A text with its placeholders filled in, numbers and plurals by the rules of the language.
     *
     * @param key as in the module's files: {@code rank.title}
     * @param arguments names and values in turn: {@code "level", 5}. Text from people must be escaped before
     * @return the key itself where no file has it, which the log tells
     */
    String say(String key, Object... arguments);
}
