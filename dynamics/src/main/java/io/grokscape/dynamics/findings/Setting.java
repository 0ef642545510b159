package io.grokscape.dynamics.findings;

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

    /** Tells settings apart in few words: what is usual goes without saying. */
    String words() {
        StringBuilder words =
                new StringBuilder(task.replace(' ', '_')).append(" P=").append(modulus);
        if (layers > 0) {
            words.append(" layers=").append(layers);
        }
        if (memoriseSize > 0) {
            words.append(" memorise=").append(memoriseSize);
        }
        if (splitFeedForward) {
            words.append(" split");
        }
        if (budget > 0) {
            words.append(" epochs=").append(budget);
        }
        if (!recipe.equals("{}")) {
            words.append(" recipe=").append("%08x".formatted(recipe.hashCode()));
        }
        return words.toString();
    }
}
