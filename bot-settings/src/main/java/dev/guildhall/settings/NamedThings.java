package dev.guildhall.settings;

import dev.guildhall.spi.guild.Guild;
import dev.guildhall.spi.setting.SettingKey;
import dev.guildhall.spi.setting.Shape;
import dev.guildhall.spi.setting.change.Edit;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/** Roles and channels that people write by name: {@code @Regular} and {@code #general} become mentions. */
record NamedThings(List<Thing> things) {

    /** What is written, and the mention that it stands for. */
    private record Thing(String written, String mention) {

        boolean standsIn(String text, int at) {
            int end = at + written.length();
            return text.regionMatches(true, at, written, 0, written.length())
                    && (end == text.length() || !goesOn(text.codePointAt(end)));
        }

        private static boolean goesOn(int letter) {
            return Character.isLetterOrDigit(letter) || letter == '-' || letter == '_';
        }
    }

    static NamedThings of(Guild guild) {
        return new NamedThings(Stream.concat(
                        guild.roles().stream()
                                .map(role -> new Thing(
                                        role.name().startsWith("@") ? role.name() : "@" + role.name(),
                                        "<@&" + role.id() + ">")),
                        guild.channels().stream()
                                .map(channel -> new Thing(
                                        "#" + channel.name(),
                                        "<#" + channel.place().channel() + ">")))
                .toList());
    }

    /** The wish with mentions in place of names, where the setting takes mentions. */
    Edit.Wish in(SettingKey<?> key, Edit.Wish wish) {
        if (!takesMentions(key.type().shape())) {
            return wish;
        }
        return switch (wish) {
            case Edit.Set(String text) -> new Edit.Set(in(text));
            case Edit.Add(String item) -> new Edit.Add(in(item));
            case Edit.Remove(String item) -> new Edit.Remove(in(item));
            case Edit.Reset reset -> reset;
        };
    }

    private static boolean takesMentions(Shape shape) {
        return switch (shape) {
            case Shape.Mention mention -> true;
            case Shape.Maybe(Shape value) -> takesMentions(value);
            case Shape.Items(Shape item, int most) -> takesMentions(item);
            case Shape.Entries(Shape key, Shape value, int most) -> takesMentions(key) || takesMentions(value);
            case Shape.Toggle _,
                    Shape.Number _,
                    Shape.Words _,
                    Shape.Line _,
                    Shape.Span _,
                    Shape.Zone _,
                    Shape.Language _,
                    Shape.Color _ -> false;
        };
    }

    /** Where several names fit, the longest is meant; what nothing is called stays as it was written. */
    private String in(String text) {
        StringBuilder done = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int here = at;
            boolean sign = text.charAt(at) == '@' || text.charAt(at) == '#';
            boolean mention = at > 0 && text.charAt(at - 1) == '<';
            Optional<Thing> found = sign && !mention
                    ? things.stream()
                            .filter(thing -> thing.standsIn(text, here))
                            .reduce(longer())
                    : Optional.empty();
            done.append(found.map(Thing::mention).orElse(text.substring(at, at + 1)));
            at += found.map(thing -> thing.written().length()).orElse(1);
        }
        return done.toString();
    }

    private static BinaryOperator<Thing> longer() {
        return (one, other) -> other.written().length() > one.written().length() ? other : one;
    }
}
