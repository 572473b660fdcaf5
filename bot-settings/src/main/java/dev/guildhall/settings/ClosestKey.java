package dev.guildhall.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which key somebody meant. */
final class ClosestKey {

    private static final int NOT_MEANT = Integer.MAX_VALUE;

    private ClosestKey() {}

    /**
     * The key whose name, or whose part after the dot, is closest to what was typed, where at most a third of its letters
     * are wrong, missing or too many.
     */
    static Optional<String> to(String typed, Collection<String> names) {
        return names.stream()
                .filter(name -> errors(typed, name) < NOT_MEANT)
                .min(Comparator.<String>comparingInt(name -> errors(typed, name))
                        .thenComparing(name -> name));
    }

    private static int errors(String typed, String name) {
        return Math.min(errorsOf(typed, name), errorsOf(typed, name.substring(name.indexOf('.') + 1)));
    }

    private static int errorsOf(String typed, String word) {
        int distance = distance(typed, word);
        return distance <= word.length() / 3 ? distance : NOT_MEANT;
    }

    /** Levenshtein's distance, a row at a time. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
