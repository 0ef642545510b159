package io.grokscape.training;

/**
 * The random stream behind splits, random labels and initial weights: the same numbers on every machine, for ever.
 *
 * <p>SplitMix64 (Steele, Lea, Flood, <i>Fast splittable pseudorandom number generators</i>, 2014), all arithmetic modulo
 * 2^64:
 *
 * <pre>
 * mix(z)   z = (z ^ z &gt;&gt;&gt; 30) * 0xBF58476D1CE4E5B9;  z = (z ^ z &gt;&gt;&gt; 27) * 0x94D049BB133111EB;  z ^ z &gt;&gt;&gt; 31
 * start    state = mix(mix(seed + 0x9E3779B97F4A7C15) + purpose)
 * next     state += 0x9E3779B97F4A7C15;  mix(state)
 * </pre>
 *
 * The purpose keeps streams of one seed apart, so that drawing more of one never changes another.
 */
final class SplitMix {
    /** Purpose: the order of the task's pairs. */
    static final long SPLIT = 1;
    /** Purpose: random labels. */
    static final long LABELS = 2;
    /** Purpose: the order of the memorisation task's pairs. */
    static final long MEMORISE_SPLIT = 3;
    /** Purpose: initial weights. */
    static final long WEIGHTS = 4;

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;
    private double spareNormal = Double.NaN;

    SplitMix(long seed, long purpose) {
        state = mix(mix(seed + GOLDEN_GAMMA) + purpose);
    }

    /** 64 random bits. */
    long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /**
     * A whole number in 0 … bound − 1, each equally likely: the high half of {@code next() × bound} as a 128-bit
     * product, drawn again while the low half is below 2^64 mod bound (Lemire, arXiv 1805.10941).
     */
    int nextInt(int bound) {
        long rejectBelow = Long.remainderUnsigned(-bound, bound);
        long random = next();
        while (Long.compareUnsigned(random * bound, rejectBelow) < 0) {
            random = next();
        }
        return (int) Math.unsignedMultiplyHigh(random, bound);
    }

    /**
     * A standard normal number, by Box and Muller: with u = (bits + 1)·2⁻⁵³ and v = bits·2⁻⁵³ from the top 53 bits of
     * two draws, first √(−2 ln u)·cos 2πv, then √(−2 ln u)·sin 2πv. {@link StrictMath} has the same bits everywhere.
     */
    double nextNormal() {
        if (!Double.isNaN(spareNormal)) {
            double normal = spareNormal;
            spareNormal = Double.NaN;
            return normal;
        }
        double radius = StrictMath.sqrt(-2 * StrictMath.log(((next() >>> 11) + 1) * UNIT));
        double angle = 2 * Math.PI * ((next() >>> 11) * UNIT);
        spareNormal = radius * StrictMath.sin(angle);
        return radius * StrictMath.cos(angle);
    }

    /**
     * A random order of 0 … n − 1: Fisher and Yates, from the last place down, each exchanged with place
     * {@code nextInt(place + 1)}.
     */
    int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int place = n - 1; place > 0; place--) {
            int other = nextInt(place + 1);
            int moved = order[place];
            order[place] = order[other];
            order[other] = moved;
        }
        return order;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
