package io.grokscape.dynamics.recipes;

import io.grokscape.dynamics.Json;
import io.grokscape.dynamics.findings.Finding;
import java.util.List;
import java.util.Optional;

/**
 * The recipes of a study compared: how well each fits the paper's own numbers.
 *
 * @param all the best first
 * @param runs that the scores rest on
 */
public record RecipeScores(List<RecipeScore> all, int runs) implements Finding {
    private static final int FEWEST_RECIPES = 2;

    /** Of runs with two recipes or more that speak of the paper's numbers; with fewer there is nothing to compare. */
    public static Optional<RecipeScores> in(List<RecipeRun> runs) {
        List<RecipeScore> scores = RecipeScore.of(runs);
        return scores.size() < FEWEST_RECIPES ? Optional.empty() : Optional.of(new RecipeScores(scores, runs.size()));
    }

    @Override
    public String kind() {
        return "recipe_score";
    }

    /** There is one per study. */
    @Override
    public String which() {
        return "all";
    }

    @Override
    public String json() {
        return new Json()
                .put("kind", kind())
                .raw("recipes", Json.array(all.stream().map(RecipeScore::json).toList()))
                .raw("runs", Json.array(List.of(new Json().put("count", runs).toString())))
                .toString();
    }
}
