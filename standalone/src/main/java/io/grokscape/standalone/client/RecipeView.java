package io.grokscape.standalone.client;

import java.util.Map;

/**
 * How well a recipe fits the paper's own numbers.
 *
 * @param score 0 to 1, the mean of the parts
 * @param tried how many of the paper's numbers its runs speak of
 * @param known how many there are
 */
public record RecipeView(Recipe recipe, double score, Map<String, Double> parts, int tried, int known, int runs) {
    /** The recipe. */
    public record Recipe(double learningRate, double weightDecay, double initScale, int warmupSteps, int epochs) {}
}
