package dev.guildhall.spi.message;

import java.util.regex.Pattern;

/** Discord's text markup. */
public final class Markdown {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\*_~`|>#<\\[\\]()@:-]");
    private static final String ZERO_WIDTH_SPACE = "\u200B";

    private Markdown() {}

    /** Text from people so that it shows as it was typed: no markup, no mention, no link. */
    public static String escape(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$0").replace("@", "@" + ZERO_WIDTH_SPACE);
    }

    /** Text from people inside a code span. */
    public static String code(String text) {
        return "`" + text.replace("`", "'").replace("\n", " ") + "`";
    }
}
