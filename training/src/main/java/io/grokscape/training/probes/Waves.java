package io.grokscape.training.probes;

import java.util.Arrays;

/** The waves of an odd modulus P: cos(2πkx/P) and sin(2πkx/P) for k = 1 … n = (P−1)/2. */
final class Waves {
    private final int modulus;
    private final int count;
    /** (P, 2n): row x holds the n cosines at x, then the n sines. */
    private final double[][] rows;

    Waves(int modulus) {
        this.modulus = modulus;
        this.count = (modulus - 1) / 2;
        this.rows = new double[modulus][2 * count];
        for (int x = 0; x < modulus; x++) {
            for (int k = 1; k <= count; k++) {
                double angle = 2 * Math.PI * (k * x % modulus) / modulus;
                rows[x][k - 1] = StrictMath.cos(angle);
                rows[x][count + k - 1] = StrictMath.sin(angle);
            }
        }
    }

    /** n: the number of frequencies. */
    int count() {
        return count;
    }

    double cos(int k, int x) {
        return rows[x][k - 1];
    }

    double sin(int k, int x) {
        return rows[x][count + k - 1];
    }

    /**
     * Σ_x values[x]·wave(x), not normalised.
     *
     * @param values (P)
     * @param sums (2n): the n cosine sums, then the n sine sums
     */
    void project(double[] values, double[] sums) {
        Arrays.fill(sums, 0);
        int last = modulus - 1;
        for (int x = 0; x < last; x += 2) {
            add(values[x], rows[x], values[x + 1], rows[x + 1], sums);
        }
        add(values[last], rows[last], 0, rows[last], sums); // P is odd
    }

    private static void add(double v, double[] wave, double w, double[] next, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.fma(v, wave[i], Math.fma(w, next[i], sums[i]));
        }
    }

    /** Energy at a frequency, of sums that {@link #project} took. */
    double squares(double[] sums, int k) {
        double cosine = sums[k - 1];
        double sine = sums[count + k - 1];
        return cosine * cosine + sine * sine;
    }
}
