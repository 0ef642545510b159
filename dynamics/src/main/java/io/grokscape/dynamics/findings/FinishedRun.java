package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Dynamic;
import java.util.Optional;

/**
 * A run as a study's findings see it.
 *
 * @param task as in a run spec
 * @param modulus P
 * @param layers of the transformer
 * @param hiddenSize d
 * @param trainSize D, pairs of the algorithm task (or of the random labelling, for {@code memorise})
 * @param memoriseSize random-label pairs beside them
 * @param seed of split and weights
 * @param epochs trained
 * @param trainAccuracy final, 0 to 1
 * @param validationAccuracy final, 0 to 1; NaN without validation
 * @param dynamic the verdict, where one is known
 */
public record FinishedRun(
        String task,
        int modulus,
        int layers,
        int hiddenSize,
        int trainSize,
        int memoriseSize,
        long seed,
        int epochs,
        double trainAccuracy,
        double validationAccuracy,
        Optional<Dynamic> dynamic) {

    /** Runs that differ in nothing but what a finding varies. */
    public record Setting(String task, int modulus, int layers, int memoriseSize) {}

    /** What the run shares with the others of its sweep. */
    public Setting setting() {
        return new Setting(task, modulus, layers, memoriseSize);
    }

    boolean validated() {
        return !Double.isNaN(validationAccuracy);
    }

    /** Weights of the model, MLP biases left out: layers · 12 d² + (2P + 4) d, with two more rows for operators. */
    long parameters() {
        long d = hiddenSize;
        long tokens = 2L * modulus + (memoriseSize > 0 || task.equals("add+memorise") ? 7 : 4);
        return 12L * layers * d * d + tokens * d;
    }
}
