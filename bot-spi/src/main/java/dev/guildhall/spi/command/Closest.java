package dev.guildhall.spi.command;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that was meant, by the number of letters that differ: for "did you mean …?" */
public final class Closest {

    private Closest() {}

    /**
     * The closest word, where it is close enough to be meant: a third of its letters may be wrong, missing, too many or
     * swapped with their neighbour. Words of one or two letters are never guessed.
     */
    public static Optional<String> to(String typed, Collection<String> words) {
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String word : words) {
            if (Math.abs(typed.length() - word.length()) > word.length() / 3) {
                continue;
            }
            int distance = distance(typed, word);
            boolean better = distance < least || (distance == least && word.compareTo(best) < 0);
            if (better && distance <= word.length() / 3) {
                best = word;
                least = distance;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** Optimal string alignment: Damerau and Levenshtein's distance without editing a part twice. */
    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(left, right, cost, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int step(String left, String right, int[][] cost, int i, int j) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        int least = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
