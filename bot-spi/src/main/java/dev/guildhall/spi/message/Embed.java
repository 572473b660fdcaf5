package dev.guildhall.spi.message;

import java.util.ArrayList;
import java.util.List;

/**
 * A framed part of a message. Empty texts are left out.
 *
 * @param color as 0xRRGGBB
 * @see <a href="https://discord.com/developers/docs/resources/message#embed-object-embed-limits">Discord: limits</a>
 */
public record Embed(String title, String description, int color, List<Field> fields, String footer) {

    /** Discord's limit for the description, in characters. */
    public static final int DESCRIPTION_LIMIT = 4096;

    /** Discord's limit for the value of a field, in characters. */
    public static final int VALUE_LIMIT = 1024;

    /** A short text with a heading; those that are inline stand beside one another. */
    public record Field(String name, String value, boolean inline) {

        public Field {
            atMost(256, "name of a field", name);
            atMost(VALUE_LIMIT, "value of a field", value);
        }
    }

    public Embed {
        fields = List.copyOf(fields);
        atMost(256, "title", title);
        atMost(DESCRIPTION_LIMIT, "description", description);
        atMost(2048, "footer", footer);
        if (fields.size() > 25) {
            throw new IllegalArgumentException("an embed has at most 25 fields, not " + fields.size());
        }
    }

    public static Embed titled(String title) {
        return new Embed(title, "", 0x5865F2, List.of(), "");
    }

    public Embed withDescription(String text) {
        return new Embed(title, text, color, fields, footer);
    }

    public Embed withColor(int rgb) {
        return new Embed(title, description, rgb, fields, footer);
    }

    public Embed withField(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value, true));
        return new Embed(title, description, color, more, footer);
    }

    public Embed withFooter(String text) {
        return new Embed(title, description, color, fields, text);
    }

    private static void atMost(int limit, String part, String text) {
        if (text.length() > limit) {
            throw new IllegalArgumentException(
                    "the " + part + " of an embed has at most " + limit + " characters, not " + text.length());
        }
    }
}
