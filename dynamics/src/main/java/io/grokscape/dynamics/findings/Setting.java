package io.grokscape.dynamics.findings;

import java.util.Locale;

/**
 * What runs share that are compared with each other: they differ in nothing but width, training-set size and seed.
 *
 * @param task as in a run spec
 * @param modulus P
 * @param layers of the transformer
 * @param memoriseSize random-label pairs beside the task's
 * @param splitFeedForward whether each task has its own half of the feed-forward layer
 * @param budget epochs the runs were given; 0 where it is not known
 * @param recipe whatever else they share, as one JSON object; <code>{}</code> where it is not known
 */
public record Setting(
        String task, int modulus, int layers, int memoriseSize, boolean splitFeedForward, int budget, String recipe) {

    /** Nothing known of recipe and budget. */
    public Setting(String task, int modulus, int layers, int memoriseSize) {
        this(task, modulus, layers, memoriseSize, false, 0, "{}");
    }

    /** Whether a model trained so is comparable to one of {@code other}, whatever their tasks and budgets. */
    boolean sameModel(Setting other) {
        return modulus == other.modulus && layers == other.layers && recipe.equals(other.recipe);
    }

    /** Tells settings apart in few words. */
    String words() {
        return "%s P=%d layers=%d memorise=%d%s budget=%d recipe=%08x"
                .formatted(
                        task.replace(' ', '_'),
                        modulus,
                        layers,
                        memoriseSize,
                        splitFeedForward ? " split" : "",
                        budget,
                        recipe.hashCode())
                .toLowerCase(Locale.ROOT);
    }
}
