package io.grokscape.training.probes;

import java.util.List;

/**
 * The logits Z[a, b, c] as waves in the label s = a + b (or a − b). What a wave in s sees of them is their sum over the
 * pairs of each label, S[s, c]: everything here comes from these P² numbers instead of P³.
 */
final class LogitWaves {
    private final int modulus;
    private final Waves waves;
    /** Σ over the pairs of Z·cos(2πks/P), then of Z·sin, (class, 2n). */
    private final double[][] sums;
    /** Mean over all pairs, (class). */
    private final double[] means;

    private final double squares;

    /**
     * @param byLabel S, (class, label)
     * @param squares ΣZ²
     */
    LogitWaves(double[][] byLabel, double squares, Waves waves) {
        this.modulus = byLabel.length;
        this.waves = waves;
        this.squares = squares;
        sums = new double[modulus][2 * waves.count()];
        means = new double[modulus];
        for (int c = 0; c < modulus; c++) {
            waves.project(byLabel[c], sums[c]);
            for (double sum : byLabel[c]) {
                means[c] += sum / ((double) modulus * modulus);
            }
        }
    }

    /** |Z_T|²: of the part along the unit tensors proportional to cos(2πk(s − c)/P), all k. Varma et al., arXiv 2309.02390. */
    double trigSquares() {
        double total = 0;
        for (int k = 1; k <= waves.count(); k++) {
            double along = 0;
            for (int c = 0; c < modulus; c++) {
                along += sums[c][k - 1] * waves.cos(k, c) + sums[c][waves.count() + k - 1] * waves.sin(k, c);
            }
            total += along * along;
        }
        return total * 2 / Math.pow(modulus, 3);
    }

    /** |Z|². */
    double squares() {
        return squares;
    }

    /** Mean of a class's logit over all pairs. */
    double mean(int c) {
        return means[c];
    }

    /** What the waves cos(2πks/P) and sin(2πks/P) of these frequencies contribute to the logits, (label, class). */
    double[][] components(List<Integer> frequencies) {
        double[][] components = new double[modulus][modulus];
        double scale = 2.0 / ((double) modulus * modulus);
        for (int k : frequencies) {
            for (int s = 0; s < modulus; s++) {
                double cos = scale * waves.cos(k, s);
                double sin = scale * waves.sin(k, s);
                for (int c = 0; c < modulus; c++) {
                    components[s][c] += cos * sums[c][k - 1] + sin * sums[c][waves.count() + k - 1];
                }
            }
        }
        return components;
    }
}
