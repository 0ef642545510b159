package io.grokscape.spec;

/** S₅: permutations of five things, numbered in lexicographic order of their one-line notation. */
final class SymmetricGroup5 {
    static final int ORDER = 120;
    private static final int DEGREE = 5;
    private static final int[][] PERMUTATIONS = permutations();

    private SymmetricGroup5() {}

    /** The number of a∘b: first b, then a. */
    static int compose(int a, int b) {
        int[] composed = new int[DEGREE];
        for (int i = 0; i < DEGREE; i++) {
            composed[i] = PERMUTATIONS[a][PERMUTATIONS[b][i]];
        }
        return rank(composed);
    }

    /** Position in lexicographic order, by the factorial number system. */
    private static int rank(int[] permutation) {
        int rank = 0;
        for (int i = 0; i < DEGREE; i++) {
            int smallerBehind = 0;
            for (int j = i + 1; j < DEGREE; j++) {
                smallerBehind += permutation[j] < permutation[i] ? 1 : 0;
            }
            rank = rank * (DEGREE - i) + smallerBehind;
        }
        return rank;
    }

    private static int[][] permutations() {
        int[][] all = new int[ORDER][];
        int[] candidate = new int[DEGREE];
        for (int digits = 0, base = (int) Math.pow(DEGREE, DEGREE); digits < base; digits++) {
            int rest = digits;
            int seen = 0;
            for (int i = DEGREE - 1; i >= 0; i--, rest /= DEGREE) {
                candidate[i] = rest % DEGREE;
                seen |= 1 << candidate[i];
            }
            if (seen == (1 << DEGREE) - 1) {
                all[rank(candidate)] = candidate.clone();
            }
        }
        return all;
    }
}
