package io.grokscape.spec;

import java.util.Collection;
import java.util.Comparator;

/** Guesses what a misspelt word was meant to be. */
public final class Spelling {
    private static final int MAX_DISTANCE = 3;

    private Spelling() {}

    /** {@code ; did you mean 'hidden_size'?}, or nothing where no known word is near. */
    public static String suggestion(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= Math.min(MAX_DISTANCE, candidate.length() / 2))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse("");
    }

    /** Levenshtein distance; words of very different length are simply far. */
    private static int distance(String left, String right) {
        if (Math.abs(left.length() - right.length()) > MAX_DISTANCE) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substitution = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, 1 + Math.min(row[j - 1], row[j]));
            }
        }
        return row[right.length()];
    }
}
