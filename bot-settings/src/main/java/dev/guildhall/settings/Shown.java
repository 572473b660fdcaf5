package dev.guildhall.settings;

import dev.guildhall.spi.message.Markdown;
import dev.guildhall.spi.setting.Parsed;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.SettingScope;
import java.time.Instant;
import java.util.Optional;

/** How values, places and moments are shown. */
final class Shown {

    /** Enough to tell values apart; the longest text that a setting may hold would fill an embed. */
    private static final int LIMIT = 200;

    private static final int LONGEST_DISPLAY = 900;

    private Shown() {}

    /** A value as its type shows it, such as a mention, else its text as it was typed. */
    static <T> String value(SettingKey<T> key, T value) {
        String text = key.type().format(value);
        String display = key.type().display(value);
        if (!display.equals(text) && display.length() <= LONGEST_DISPLAY) {
            return display;
        }
        return text(text);
    }

    /** Whether what is stored is shown shorter than it is. */
    static <T> boolean cuts(SettingKey<T> key, Optional<String> stored) {
        return stored.filter(
                        text -> text.length() > LIMIT && inForce(key, stored).equals(text(text)))
                .isPresent();
    }

    /** A stored text as the key's type shows it; the text itself where it is none of its values. */
    static <T> String stored(SettingKey<T> key, String text) {
        return key.type().parse(text) instanceof Parsed.Valid<T>(T value) ? value(key, value) : text(text);
    }

    /** As {@link #stored}, however long it is. */
    static <T> String whole(SettingKey<T> key, String text) {
        return key.type().parse(text) instanceof Parsed.Valid<T>(T value)
                ? key.type().display(value)
                : text;
    }

    /** What holds where this is stored: nothing stored is the default. */
    static <T> String inForce(SettingKey<T> key, Optional<String> stored) {
        return stored.map(text -> stored(key, text)).orElseGet(() -> value(key, key.defaultValue()));
    }

    static String text(String text) {
        return Markdown.code(cut(text, LIMIT));
    }

    static String cut(String text, int limit) {
        return Markdown.shortened(text, limit);
    }

    /** How long ago it was, in the reader's own words. */
    static String ago(Instant time) {
        return "<t:" + time.getEpochSecond() + ":R>";
    }

    /** A part of the guild as a mention. */
    static String scope(SettingScope scope) {
        return switch (scope) {
            case SettingScope.WholeGuild whole -> "";
            case SettingScope.InChannel in -> "<#" + in.channel() + ">";
            case SettingScope.WithRole with -> "<@&" + with.role() + ">";
        };
    }
}
