package dev.guildhall.settings;

import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.setting.SettingKey;

/** How values are shown. */
final class Shown {

    /** Enough to tell values apart; the longest text that a setting may hold would fill an embed. */
    private static final int LIMIT = 200;

    private Shown() {}

    /** A value as its type shows it, such as a mention, else its text as it was typed. */
    static <T> String value(SettingKey<T> key, T value) {
        String text = key.type().format(value);
        String display = key.type().display(value);
        if (!display.equals(text)) {
            return display;
        }
        return Markdown.code(text.length() > LIMIT ? text.substring(0, LIMIT) + "…" : text);
    }
}
