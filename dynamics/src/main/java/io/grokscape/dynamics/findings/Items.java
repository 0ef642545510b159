package io.grokscape.dynamics.findings;

/** How many distinct things a training set asks to be remembered. */
public final class Items {
    private Items() {}

    /**
     * Expected distinct unordered pairs among {@code pairs} ordered ones drawn from all P²: where (a, b) and (b, a) have
     * the same label, knowing one is knowing both. 2,600 of 113² pairs are 2,338 items.
     */
    public static double distinct(double pairs, int modulus) {
        double universe = (double) modulus * modulus;
        double neither = (universe - pairs) * (universe - pairs - 1) / (universe * (universe - 1));
        return modulus * pairs / universe + modulus * (modulus - 1) / 2.0 * (1 - neither);
    }

    /** The ordered pairs that hold so many distinct items in expectation: the inverse of {@link #distinct}. */
    public static double pairs(double items, int modulus) {
        double low = 0;
        double high = (double) modulus * modulus;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (distinct(middle, modulus) < items) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
