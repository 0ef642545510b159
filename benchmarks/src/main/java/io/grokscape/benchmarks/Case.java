package io.grokscape.benchmarks;

import io.grokscape.spec.RunSpec;

/**
 * What is trained.
 *
 * @param label for the table
 * @param spec the run
 */
record Case(String label, RunSpec spec) {
    /** The paper's task at that width: D = 3000, from d = 128 on 4000. */
    static Case oneLayer(int width) {
        int examples = width < 128 ? 3000 : 4000;
        return new Case(
                "d=" + width,
                RunSpec.of("add").hiddenSize(width).trainSize(examples).build());
    }

    /** Two layers over four positions, for the engine that takes any depth. */
    static Case twoLayers() {
        return new Case(
                "2 layers, d=128",
                RunSpec.of("add+memorise")
                        .layers(2)
                        .hiddenSize(128)
                        .trainSize(2000)
                        .memoriseSize(1000)
                        .build());
    }

    /**
     * FLOP of an epoch that any implementation needs: feed-forward layer and unembedding of the last position, forward and
     * both gradients, 3·(16d² + 2Pd) per row. Attention is not counted.
     */
    double flop() {
        double d = spec.hiddenSize();
        double rows = (double) spec.trainSize() + spec.memoriseSize();
        return 3 * (16 * d * d + 2.0 * spec.parsedTask().classes() * d) * rows;
    }
}
