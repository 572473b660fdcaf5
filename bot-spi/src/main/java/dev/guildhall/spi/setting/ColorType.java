package dev.guildhall.spi.setting;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A color as 0xRRGGBB. */
record ColorType() implements SettingType<Integer> {

    private static final Pattern LONG = Pattern.compile("(?:#|0x)?([0-9a-f]{6})");
    private static final Pattern SHORT = Pattern.compile("#([0-9a-f])([0-9a-f])([0-9a-f])");

    /** The names of CSS for plain colors, and Discord's own. */
    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("black", 0x000000),
            Map.entry("white", 0xFFFFFF),
            Map.entry("gray", 0x808080),
            Map.entry("grey", 0x808080),
            Map.entry("silver", 0xC0C0C0),
            Map.entry("red", 0xFF0000),
            Map.entry("maroon", 0x800000),
            Map.entry("orange", 0xFFA500),
            Map.entry("gold", 0xFFD700),
            Map.entry("yellow", 0xFFFF00),
            Map.entry("green", 0x008000),
            Map.entry("lime", 0x00FF00),
            Map.entry("teal", 0x008080),
            Map.entry("cyan", 0x00FFFF),
            Map.entry("blue", 0x0000FF),
            Map.entry("navy", 0x000080),
            Map.entry("purple", 0x800080),
            Map.entry("magenta", 0xFF00FF),
            Map.entry("pink", 0xFFC0CB),
            Map.entry("brown", 0xA52A2A),
            Map.entry("blurple", 0x5865F2));

    @Override
    public Parsed<Integer> parse(String text) {
        String word = Typing.word(text);
        Integer named = NAMES.get(word);
        if (named != null) {
            return new Parsed.Valid<>(named);
        }
        Matcher six = LONG.matcher(word);
        if (six.matches()) {
            return new Parsed.Valid<>(Integer.parseInt(six.group(1), 16));
        }
        Matcher three = SHORT.matcher(word);
        return three.matches()
                ? new Parsed.Valid<>(Integer.parseInt(three.replaceAll("$1$1$2$2$3$3"), 16))
                : Typing.invalid(this, text);
    }

    @Override
    public String format(Integer value) {
        return String.format(Locale.ROOT, "#%06x", value & 0xFFFFFF);
    }

    @Override
    public String description() {
        return "a color like #5865f2 or orange";
    }

    @Override
    public Shape shape() {
        return new Shape.Color();
    }
}
