package dev.guildhall.spi.message;

import java.util.regex.Pattern;

/** Discord's text markup. */
public final class Markdown {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\*_~`|>#<\\[\\]()@:-]");
    private static final Pattern BREAKING = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9F}\\x{2028}\\x{2029}]");
    private static final String ZERO_WIDTH_SPACE = "\u200B";

    private Markdown() {}

    /** Text from people so that it shows as it was typed: no markup, no mention, no link. */
    public static String escape(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$0").replace("@", "@" + ZERO_WIDTH_SPACE);
    }

    /** At most so many characters of a text, and … behind them where there are more; no letter is cut in two. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }

    /** As {@link #shortened}, and all on one line, so that what people typed cannot pass for a line of ours. */
    public static String excerpt(String text, int most) {
        return BREAKING.matcher(shortened(text, most)).replaceAll(" ");
    }

    /** Text from people inside a code span. */
    public static String code(String text) {
        return "`" + BREAKING.matcher(text.replace('`', '\'')).replaceAll(" ") + "`";
    }
}
