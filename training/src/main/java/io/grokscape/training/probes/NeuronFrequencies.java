package io.grokscape.training.probes;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Which frequency each neuron is tuned to: the one whose nine functions {1, cos w_k a, sin w_k a} × {1, cos w_k b, sin w_k b}
 * hold the most of the variance of its activations over all pairs (Nanda et al., arXiv 2301.05217). The products span the same
 * functions as the waves in a + b and in a − b, so the four {@link LineSums} are enough.
 */
final class NeuronFrequencies {
    /** Less than this part of a neuron's energy is rounding, not variance. */
    private static final double CONSTANT = 1e-9;
    /** A frequency is a key frequency if it explains more than this of some neuron. */
    private static final double MAJORITY = 0.5;

    private final Waves waves;
    private final double pairs;
    private final double[] waveSums;
    private final double[] energies;
    private final TreeSet<Integer> keys = new TreeSet<>();
    private double explained;
    private int live;

    NeuronFrequencies(Waves waves, int modulus) {
        this.waves = waves;
        this.pairs = (double) modulus * modulus;
        this.waveSums = new double[2 * waves.count()];
        this.energies = new double[waves.count()];
    }

    /** Adds neurons, whose sums are over all four kinds of lines. */
    void add(LineSums neurons) {
        for (int neuron = 0; neuron < neurons.functions(); neuron++) {
            double total = neurons.total(neuron);
            double variance = neurons.squares(neuron) - total * total / pairs;
            if (variance > CONSTANT * neurons.squares(neuron)) {
                addLive(neurons, neuron, variance);
            }
        }
    }

    private void addLive(LineSums neurons, int neuron, double variance) {
        Arrays.fill(energies, 0);
        for (int line = 0; line < neurons.lines(); line++) {
            waves.project(neurons.sums(line, neuron), waveSums);
            for (int k = 1; k <= waves.count(); k++) {
                energies[k - 1] += waves.squares(waveSums, k) * 2 / pairs;
            }
        }
        int best = 0;
        for (int k = 1; k < energies.length; k++) {
            best = energies[k] > energies[best] ? k : best;
        }
        double share = energies[best] / variance;
        if (share > MAJORITY) {
            keys.add(best + 1);
        }
        explained += share;
        live++;
    }

    /** The key frequencies, rising. */
    List<Integer> keys() {
        return List.copyOf(keys);
    }

    /** Mean share of the variance that a neuron's frequency explains, over those that are not constant; NaN if all are. */
    double meanExplained() {
        return explained / live;
    }
}
