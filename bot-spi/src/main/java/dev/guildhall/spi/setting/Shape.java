package dev.guildhall.spi.setting;

import java.util.List;

/**
 * What the values of a type are like, for whoever lets people choose one or describes it: autocomplete, panel, JSON schema.
 * A hint: only {@link SettingType#parse} decides what is allowed.
 */
public sealed interface Shape {

    /** On or off. */
    record Toggle() implements Shape {}

    /** A number in a range, both ends included, with at most so many digits behind the point. */
    record Number(String least, String most, int places) implements Shape {}

    /** One of some words. */
    record Words(List<String> words) implements Shape {
        public Words {
            words = List.copyOf(words);
        }
    }

    /** A text of so many characters. */
    record Line(int shortest, int longest) implements Shape {}

    /** A time span, its ends as the type writes them. */
    record Span(String shortest, String longest) implements Shape {}

    /** A time zone, by the name that IANA gives it. */
    record Zone() implements Shape {}

    /** A language, by its tag; empty where every language will do. */
    record Language(List<String> tags) implements Shape {
        public Language {
            tags = List.copyOf(tags);
        }
    }

    /** A color, written {@code #rrggbb}. */
    record Color() implements Shape {}

    /** Something of the guild, by mention or id. */
    record Mention(Kind kind) implements Shape {
        /** What is mentioned. */
        public enum Kind {
            ROLE,
            CHANNEL,
            MEMBER
        }
    }

    /** {@code none}, or what the other is like. */
    record Maybe(Shape value) implements Shape {}

    /** Several, each once. */
    record Items(Shape item, int most) implements Shape {}

    /** Pairs of which each first part comes once. */
    record Entries(Shape key, Shape value, int most) implements Shape {}
}
