package io.grokscape.training.probes;

import java.util.Arrays;
import java.util.List;

/**
 * The norm of W_E at each frequency: of its rows for the numbers 0 … P−1, as functions of the number, the part along
 * cos(2πkx/P) and sin(2πkx/P). Nanda et al., arXiv 2301.05217.
 */
final class EmbeddingSpectrum {
    private EmbeddingSpectrum() {}

    /**
     * Norms for k = 1 … (P−1)/2. Their squares, and that of the part that is the same for all numbers, add up to |W_E|².
     *
     * @param weights W_E comes first in them, (vocabulary, d)
     */
    static double[] of(float[] weights, int width, int modulus, Waves waves) {
        double[] squares = new double[waves.count()];
        double[] column = new double[modulus];
        double[] sums = new double[2 * waves.count()];
        for (int i = 0; i < width; i++) {
            for (int x = 0; x < modulus; x++) {
                column[x] = weights[x * width + i];
            }
            waves.project(column, sums);
            for (int k = 1; k <= waves.count(); k++) {
                squares[k - 1] += waves.squares(sums, k) * 2 / modulus;
            }
        }
        return Arrays.stream(squares).map(Math::sqrt).toArray();
    }

    /** Gini coefficient Σ(2i − n − 1)·x₍ᵢ₎ / (n·Σx) over the sorted values, i from 1; 0 if all are 0. */
    static double gini(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double weighted = 0;
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            weighted += (2.0 * i + 1 - sorted.length) * sorted[i];
            sum += sorted[i];
        }
        return sum == 0 ? 0 : weighted / (sorted.length * sum);
    }

    static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
