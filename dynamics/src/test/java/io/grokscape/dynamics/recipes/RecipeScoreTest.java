package io.grokscape.dynamics.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grokscape.dynamics.Dynamic;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RecipeScoreTest {
    private static final Recipe R = new Recipe(.007, 1, 1, 0, 10_000);
    private static final Recipe SLOWER = new Recipe(.005, 1, 1, 0, 40_000);

    private static RecipeRun run(Recipe recipe, String task, int d, int trainSize, double accuracy, Dynamic dynamic) {
        OptionalInt risen = dynamic == Dynamic.PROGRESSION ? OptionalInt.of(35_000) : OptionalInt.empty();
        return new RecipeRun(recipe, task, d, trainSize, accuracy, dynamic, risen);
    }

    private static List<RecipeRun> asInThePaper(Recipe recipe) {
        return List.of(
                run(recipe, "add", 8, 3000, .8, Dynamic.PROGRESSION),
                run(recipe, "add", 32, 2600, .03, Dynamic.UNGROKKING),
                run(recipe, "add", 64, 3000, 1, Dynamic.GROKKING),
                run(recipe, "add", 32, 3000, .5, Dynamic.SEMI_GROKKING),
                run(recipe, "add", 64, 2600, .6, Dynamic.SEMI_GROKKING),
                run(recipe, "add", 64, 2000, .2, Dynamic.SEMI_GROKKING),
                run(recipe, "add", 32, 4000, .99, Dynamic.GROKKING),
                run(recipe, "add", 40, 2600, .05, Dynamic.UNGROKKING),
                run(recipe, "add", 100, 2600, .7, Dynamic.SEMI_GROKKING),
                run(recipe, "square-sum", 24, 3000, .02, Dynamic.UNGROKKING));
    }

    @Test
    void aRecipeThatGivesThePapersNumbersScoresOne() {
        RecipeScore score = RecipeScore.of(asInThePaper(R)).getFirst();

        assertThat(score.score()).isCloseTo(1, within(1e-12));
        assertThat(score.tried()).isEqualTo(score.known());
        assertThat(score.parts())
                .containsOnlyKeys(
                        "figure_2",
                        "critical_size_64",
                        "critical_size_32",
                        "zero_zone_2600",
                        "square_sum",
                        "late_progression");
    }

    @Test
    void whatGroksTooReadilyLosesWhereThePaperDoesNotGrok() {
        List<RecipeRun> runs = new ArrayList<>(asInThePaper(R));
        runs.replaceAll(run -> run.trainSize() == 2600 && run.hiddenSize() == 100
                ? run(R, "add", 100, 2600, 1, Dynamic.GROKKING)
                : run);
        RecipeScore score = RecipeScore.of(runs).getFirst();

        assertThat(score.parts().get("zero_zone_2600")).isCloseTo(1 - .05 / .5 / 3, within(1e-12));
        assertThat(score.parts().get("critical_size_64")).isEqualTo(1);
        assertThat(score.score()).isLessThan(1);
    }

    @Test
    void aPanelCountsTheSeedsThatShowItAndARiseCountsDecades() {
        List<RecipeRun> runs = List.of(
                run(R, "add", 8, 3000, .8, Dynamic.PROGRESSION),
                new RecipeRun(R, "add", 8, 3000, .8, Dynamic.STALLED, OptionalInt.of(3000)));
        RecipeScore score = RecipeScore.of(runs).getFirst();

        assertThat(score.parts().get("figure_2")).isEqualTo(.5);
        assertThat(score.parts().get("late_progression")).isCloseTo(.5, within(1e-12));
    }

    @Test
    void theBetterRecipeComesFirstAndOneWithFewerNumbersTriedLast() {
        List<RecipeRun> runs = new ArrayList<>(asInThePaper(SLOWER));
        asInThePaper(R).stream()
                .map(run -> run.hiddenSize() == 32 ? run(R, "add", 32, run.trainSize(), 1, Dynamic.GROKKING) : run)
                .forEach(runs::add);
        runs.add(run(new Recipe(.001, 1, 1, 0, 10_000), "add", 64, 3000, 1, Dynamic.GROKKING));

        assertThat(RecipeScore.of(runs))
                .extracting(score -> score.recipe().learningRate())
                .containsExactly(.005, .007, .001);
    }

    @Test
    void recipesAreAFindingOnceThereAreTwoToCompare() {
        List<RecipeRun> runs = new ArrayList<>(asInThePaper(SLOWER));
        assertThat(RecipeScores.in(runs)).isEmpty();

        runs.add(run(R, "add", 64, 3000, 1, Dynamic.GROKKING));
        assertThat(RecipeScores.in(runs).orElseThrow().json())
                .startsWith("{\"kind\":\"recipe_score\",\"recipes\":[{\"learning_rate\":0.005,")
                .endsWith("\"runs\":[{\"count\":11}]}");
    }
}
