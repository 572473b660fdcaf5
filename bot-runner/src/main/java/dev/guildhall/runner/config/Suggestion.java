package dev.guildhall.runner.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody who mistyped a name probably meant. */
final class Suggestion {

    private Suggestion() {}

    static Optional<String> closest(String typed, List<String> known) {
        String wanted = typed.toUpperCase(Locale.ROOT);
        int tolerance = Math.max(2, typed.length() / 4);
        return known.stream()
                .filter(name -> distance(wanted, name.toUpperCase(Locale.ROOT)) <= tolerance)
                .min(Comparator.comparingInt(name -> distance(wanted, name.toUpperCase(Locale.ROOT))));
    }

    /** Levenshtein's: how many letters must be changed, added or removed. */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column < previous.length; column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column < current.length; column++) {
                int change = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(previous[column - 1] + change, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
