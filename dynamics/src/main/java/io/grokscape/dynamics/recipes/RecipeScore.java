package io.grokscape.dynamics.recipes;

import io.grokscape.dynamics.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How well a recipe fits the paper's own numbers: the mean of its parts, each the mean of what the paper shows of it.
 *
 * @param recipe the recipe
 * @param score 0 to 1
 * @param parts the score of each part that has runs
 * @param tried how many of the paper's numbers the runs speak of
 * @param known how many there are
 * @param runs how many runs the score rests on
 */
public record RecipeScore(Recipe recipe, double score, Map<String, Double> parts, int tried, int known, int runs) {

    /** Scores of every recipe among the runs, the best first. Those with fewer of the paper's numbers tried come last. */
    public static List<RecipeScore> of(List<RecipeRun> runs) {
        return runs.stream()
                .collect(Collectors.groupingBy(RecipeRun::recipe, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .filter(score -> score.tried > 0)
                .sorted(Comparator.comparingInt(RecipeScore::tried)
                        .thenComparingDouble(RecipeScore::score)
                        .reversed())
                .toList();
    }

    private static RecipeScore of(Recipe recipe, List<RecipeRun> runs) {
        Map<String, List<Double>> scores = new LinkedHashMap<>();
        int tried = 0;
        for (Target target : Target.OF_THE_PAPER) {
            List<RecipeRun> seeds = runs.stream().filter(target::isAbout).toList();
            if (!seeds.isEmpty()) {
                tried++;
                scores.computeIfAbsent(target.part(), part -> new ArrayList<>()).add(target.score(seeds));
            }
        }
        Map<String, Double> parts = new LinkedHashMap<>();
        scores.forEach((part, values) -> parts.put(part, mean(values)));
        return new RecipeScore(
                recipe, mean(List.copyOf(parts.values())), parts, tried, Target.OF_THE_PAPER.size(), runs.size());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** As one JSON object. */
    String json() {
        Json parts = new Json();
        this.parts.forEach(parts::put);
        return recipe.into(new Json())
                .put("score", score)
                .raw("parts", parts.toString())
                .put("tried", tried)
                .put("known", known)
                .put("runs", runs)
                .toString();
    }
}
