package dev.guildhall.xp.card;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Text from people, cut into what they see as characters, without what would spoil a picture. */
final class PersonName {

    /** Marks that go with any script, such as accents; those who pile up more want to overflow. */
    private static final int ACCENTS = 2;

    /** A vowel and a tone, and one for rare cases. */
    private static final int THAI_MARKS = 3;

    /** Where several letters are written as one, such as in Devanagari and Tibetan, most of that one are marks. */
    private static final int OTHER_MARKS = 8;

    /** Nothing longer fits anywhere; Discord's names have at most 32 characters. */
    private static final int LONGEST = 200;

    private PersonName() {}

    /** Never empty. No control characters, no line breaks, no overriding of directions, no piles of marks. */
    static List<String> clusters(String text) {
        String composed = Normalizer.normalize(printable(text), Normalizer.Form.NFC);
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(composed);
        List<String> clusters = new ArrayList<>();
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE && clusters.size() < LONGEST; end = breaks.next()) {
            String cluster = withFewMarks(composed.substring(start, end));
            if (!cluster.isEmpty()) {
                clusters.add(cluster);
            }
            start = end;
        }
        return clusters.isEmpty() ? List.of("?") : List.copyOf(clusters);
    }

    private static String printable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                appendSpace(kept);
            } else if (!isInvisible(character)) {
                kept.appendCodePoint(character);
            }
        });
        return kept.toString().strip();
    }

    private static void appendSpace(StringBuilder kept) {
        if (!kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') {
            kept.append(' ');
        }
    }

    private static boolean isInvisible(int character) {
        boolean joins = character == 0x200C || character == 0x200D;
        boolean filler = character == 0x3164 || character == 0x115F || character == 0x1160 || character == 0xFFA0;
        return filler
                || switch (Character.getType(character)) {
                    case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
                    case Character.FORMAT -> !joins;
                    default -> false;
                };
    }

    private static String withFewMarks(String cluster) {
        StringBuilder kept = new StringBuilder(cluster.length());
        Map<Integer, Integer> marks = new HashMap<>();
        for (int i = 0; i < cluster.length(); i += Character.charCount(cluster.codePointAt(i))) {
            int character = cluster.codePointAt(i);
            int type = Character.getType(character);
            boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
            if (!mark || marks.merge(mostMarksLike(character), 1, Integer::sum) <= mostMarksLike(character)) {
                kept.appendCodePoint(character);
            }
        }
        return kept.toString();
    }

    private static int mostMarksLike(int mark) {
        return switch (Character.UnicodeScript.of(mark)) {
            case INHERITED, COMMON -> ACCENTS;
            case THAI, LAO -> THAI_MARKS;
            default -> OTHER_MARKS;
        };
    }
}
