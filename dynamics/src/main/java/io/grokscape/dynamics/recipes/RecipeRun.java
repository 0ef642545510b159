package io.grokscape.dynamics.recipes;

import io.grokscape.dynamics.Dynamic;
import java.util.OptionalInt;

/**
 * A finished run as calibration sees it.
 *
 * @param task as in a run spec
 * @param hiddenSize d
 * @param trainSize D
 * @param validationAccuracy final, 0 to 1
 * @param dynamic its verdict
 * @param risenEpoch first epoch with half the final validation accuracy, where it rose
 */
public record RecipeRun(
        Recipe recipe,
        String task,
        int hiddenSize,
        int trainSize,
        double validationAccuracy,
        Dynamic dynamic,
        OptionalInt risenEpoch) {}
