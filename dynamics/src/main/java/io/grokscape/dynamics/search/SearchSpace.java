package io.grokscape.dynamics.search;

/**
 * Where a search may look, and when it has found.
 *
 * @param sizes training-set sizes that may be tried, rising; at least two
 * @param tolerance the widest 95 % interval that will do, in pairs
 * @param maxRuns trials at most
 */
public record SearchSpace(int[] sizes, double tolerance, int maxRuns) {
    public SearchSpace {
        if (sizes.length < 2 || !(tolerance > 0) || maxRuns < 1) {
            throw new IllegalArgumentException("a search needs two sizes, a tolerance and runs");
        }
        sizes = sizes.clone();
    }

    @Override
    public int[] sizes() {
        return sizes.clone();
    }
}
