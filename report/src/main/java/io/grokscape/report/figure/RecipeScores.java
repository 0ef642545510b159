package io.grokscape.report.figure;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.finding.StudyRecord;
import io.grokscape.report.svg.Figure;
import io.grokscape.report.svg.Figure.Key;
import io.grokscape.report.svg.Frame;
import io.grokscape.report.svg.Marks;
import io.grokscape.report.svg.Panel;
import io.grokscape.report.svg.Scale;
import io.grokscape.report.svg.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** How well recipes fit the paper's own numbers: the score of each, and a panel per part of it. */
public final class RecipeScores {
    private static final int MOST_NAMED = 16;

    private final List<JsonNode> recipes;

    private RecipeScores(List<JsonNode> recipes) {
        this.recipes = recipes;
    }

    /** The figure, for a study with a score of recipes. */
    static Optional<Figure> of(StudyRecord study) {
        return study.findings().of("recipe_score").stream()
                .findFirst()
                .map(finding -> {
                    List<JsonNode> recipes = new ArrayList<>();
                    finding.path("recipes").forEach(recipes::add);
                    return recipes;
                })
                .filter(recipes -> !recipes.isEmpty())
                .map(recipes -> new RecipeScores(recipes).figure());
    }

    private Figure figure() {
        Set<String> parts = new LinkedHashSet<>();
        recipes.forEach(recipe -> recipe.path("parts").fieldNames().forEachRemaining(parts::add));
        List<Panel> panels = new ArrayList<>();
        panels.add(panel("score", "/score", "mean of the parts"));
        parts.forEach(part -> panels.add(panel(part.replace('_', ' '), "/parts/" + part, "a part of the score")));
        List<Key> legend = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_NAMED, recipes.size()); i++) {
            legend.add(Key.symbol(Shape.CIRCLE, "g-mean-mark", "%d: %s".formatted(i + 1, words(recipes.get(i)))));
        }
        return new Figure(
                "recipe-scores",
                "Recipes against the paper’s own numbers",
                "How well each recipe gives what the paper shows, from 0 to 100 %: the score, and what it is the mean"
                        + " of. Recipes are numbered from the best; those with fewer of the paper's numbers tried come"
                        + " last.",
                panels,
                legend);
    }

    private Panel panel(String title, String pointer, String subtitle) {
        double[] ranks =
                IntStream.rangeClosed(1, recipes.size()).asDoubleStream().toArray();
        double[] scores = CriticalSizes.values(recipes, pointer);
        Frame frame = new Frame(
                title,
                subtitle,
                Scale.linearAt(IntStream.rangeClosed(1, recipes.size()).boxed().toList(), Frame.LEFT, Frame.RIGHT),
                "recipe, the best first",
                AccuracyPanel.percentAxis(),
                "of full marks");
        Marks.line(frame, ranks, scores, "g-mean");
        for (int i = 0; i < scores.length; i++) {
            String words = words(recipes.get(i)) + ": " + Words.percent(scores[i]);
            Marks.symbol(frame, Shape.CIRCLE, ranks[i], scores[i], 0, 3.4, "g-mean-mark", words);
        }
        return frame.panel("%s of the best recipe: %s.".formatted(title, Words.percent(scores[0])));
    }

    /** Such as {@code learning rate 0.005, weight decay 1, init scale 1, 10,000 epochs}. */
    public static String words(JsonNode recipe) {
        return String.format(
                Locale.ROOT,
                "learning rate %s, weight decay %s, init scale %s%s, %s epochs",
                recipe.path("learning_rate").asText(),
                recipe.path("weight_decay").asText(),
                recipe.path("init_scale").asText(),
                recipe.path("warmup_steps").asInt() == 0
                        ? ""
                        : ", %d warm-up steps"
                                .formatted(recipe.path("warmup_steps").asInt()),
                Words.count(recipe.path("epochs").asDouble()));
    }
}
