package io.grokscape.report.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What runs share that differ only in model size, data size and seed. */
public record Setting(String task, int modulus, int layers, int memoriseSize, boolean splitFeedForward, Recipe recipe) {

    /** That of a run. */
    public static Setting of(RunRecord run) {
        return new Setting(
                run.task(), run.modulus(), run.layers(), run.memoriseSize(), run.splitFeedForward(), Recipe.of(run));
    }

    /** The task, and whatever tells this setting from those others. */
    public String words(Collection<Setting> others) {
        List<String> words = new ArrayList<>(List.of(task));
        if (others.stream().anyMatch(other -> other.modulus != modulus)) {
            words.add("P = " + modulus);
        }
        if (others.stream().anyMatch(other -> other.layers != layers)) {
            words.add(layers + (layers == 1 ? " layer" : " layers"));
        }
        if (memoriseSize > 0) {
            words.add("M = %d".formatted(memoriseSize));
        }
        if (splitFeedForward) {
            words.add("split feed-forward");
        }
        String recipeWords = recipe.distinction(
                others.stream().map(Setting::recipe).distinct().toList());
        if (!recipeWords.isEmpty()) {
            words.add(recipeWords);
        }
        return String.join(", ", words);
    }
}
