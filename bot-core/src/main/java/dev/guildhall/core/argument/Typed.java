package dev.guildhall.core.argument;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import dev.guildhall.spi.message.Markdown;
import java.util.List;
import java.util.regex.Pattern;

/** What people typed, made fit to be repeated in an answer. */
public final class Typed {

    private static final int LONGEST = 60;
    private static final int BEFORE = 40;
    private static final Pattern BREAKING = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9F}\\x{2028}\\x{2029}]");

    private Typed() {}

    /** For a code span: on one line, without the sign that would end the span, and not too long. */
    public static String shown(String text) {
        String plain = oneLine(text);
        return Markdown.shortened(plain, LONGEST);
    }

    /** Of the same length, so that places in it stay the same. */
    private static String oneLine(String text) {
        return BREAKING.matcher(text.replace('`', '\'')).replaceAll(" ");
    }

    /** The place itself, or the one before it where it lies within a letter of two characters. */
    private static int atLetter(String text, int place) {
        boolean within = place > 0
                && place < text.length()
                && Character.isLowSurrogate(text.charAt(place))
                && Character.isHighSurrogate(text.charAt(place - 1));
        return within ? place - 1 : place;
    }

    /** A code block with the line in which a word stands, and marks under the word. */
    public static String pointAt(String text, int start, int end) {
        int from = atLetter(text, Math.max(text.lastIndexOf('\n', Math.max(0, start - 1)) + 1, start - BEFORE));
        int lineEnd = text.indexOf('\n', start);
        int to = atLetter(text, Math.min(lineEnd < 0 ? text.length() : lineEnd, from + BEFORE + LONGEST));
        String before = (from > 0 && text.charAt(from - 1) != '\n' ? "…" : "") + oneLine(text.substring(from, start));
        String shown = before + oneLine(text.substring(start, to));
        String marked = oneLine(text.substring(start, Math.max(start, Math.min(end, to))));
        return "```\n" + shown + "\n" + under(before, ' ', '\u3000')
                + (marked.isEmpty() ? "^" : under(marked, '^', '\uFF3E')) + "\n```";
    }

    /** Letters such as the Korean ones are two columns wide, so what stands under them must be. */
    private static String under(String text, char narrow, char wide) {
        StringBuilder marks = new StringBuilder();
        text.codePoints().forEach(letter -> {
            int width = UCharacter.getIntPropertyValue(letter, UProperty.EAST_ASIAN_WIDTH);
            boolean isWide = width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH;
            marks.append(isWide ? wide : narrow);
        });
        return marks.toString();
    }

    /** Whole lines that fit into so many characters; how many more there are stands at the end. */
    public static String lines(List<String> lines, int longest) {
        StringBuilder text = new StringBuilder();
        int taken = 0;
        for (String line : lines) {
            if (text.length() + line.length() + 1 > longest - 20) {
                return text + "\n… +" + (lines.size() - taken);
            }
            text.append(taken == 0 ? "" : "\n").append(line);
            taken++;
        }
        return text.toString();
    }
}
