package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import io.grokscape.dynamics.VerdictRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The smallest model that leaves the floor on validation, and how many times more parameters that takes once random
 * labels must be memorised beside the task (Huang et al., Figure 8). The figure takes the best of three seeds; the mean
 * stands beside it, because the best of many seeds leaves the floor sooner than the best of few.
 *
 * @param setting of any depth and budget, and of any recipe where each model was tried with one only
 * @param runTask the task as the runs name it, {@code add+memorise} where random labels are mixed into {@code add}
 * @param models all that were tried, by size
 * @param smallest the smallest model whose best seed generalises; empty if none does
 * @param smallestByMean the smallest whose seeds do on average
 * @param smallestFitting the smallest whose best seed knows its training set
 * @param alone the smallest and the smallest by mean without random labels
 */
public record Emergence(
        Setting setting,
        String runTask,
        int trainSize,
        List<TriedModel> models,
        Optional<Model> smallest,
        Optional<Model> smallestByMean,
        Optional<Model> smallestFitting,
        List<Optional<Model>> alone)
        implements Finding {
    /** One finding per task, training-set size and amount of memorisation that was tried with two or more models. */
    static List<Emergence> in(List<FinishedRun> runs, VerdictRules rules) {
        boolean anyRecipe = everyModelHasOneRecipe(runs);
        Map<EmergenceQuestion, List<FinishedRun>> byQuestion = runs.stream()
                .filter(FinishedRun::validated)
                .collect(Collectors.groupingBy(
                        run -> EmergenceQuestion.of(run, anyRecipe), LinkedHashMap::new, Collectors.toList()));
        List<Emergence> found = new ArrayList<>();
        byQuestion.forEach((question, group) -> {
            List<TriedModel> tried = tried(group);
            if (tried.size() > 1) {
                List<TriedModel> alone = tried(byQuestion.getOrDefault(question.withoutMemorising(), List.of()));
                found.add(of(question, group.getFirst().task(), tried, alone, rules));
            }
        });
        return found;
    }

    /** Large models may need a recipe of their own; one model tried with two is a question about recipes. */
    private static boolean everyModelHasOneRecipe(List<FinishedRun> runs) {
        return runs.stream()
                .filter(FinishedRun::validated)
                .collect(Collectors.groupingBy(
                        run -> List.of(run.layers(), run.hiddenSize()),
                        Collectors.mapping(run -> run.setting().recipe(), Collectors.toSet())))
                .values()
                .stream()
                .allMatch(recipes -> recipes.size() == 1);
    }

    private static List<TriedModel> tried(List<FinishedRun> runs) {
        List<TriedModel> tried = new ArrayList<>();
        runs.stream()
                .collect(Collectors.groupingBy(Model::of, TreeMap::new, Collectors.toList()))
                .forEach((model, group) -> tried.add(TriedModel.of(model, group)));
        return tried;
    }

    private static Emergence of(
            EmergenceQuestion question,
            String runTask,
            List<TriedModel> tried,
            List<TriedModel> alone,
            VerdictRules rules) {
        Predicate<TriedModel> best = model -> model.best() >= rules.floor();
        Predicate<TriedModel> mean = model -> model.mean() >= rules.floor();
        return new Emergence(
                question.setting(),
                runTask,
                question.trainSize(),
                tried,
                smallest(tried, best),
                smallest(tried, mean),
                smallest(tried, model -> model.bestTrain() >= rules.fitted()),
                List.of(smallest(alone, best), smallest(alone, mean)));
    }

    private static Optional<Model> smallest(List<TriedModel> tried, Predicate<TriedModel> enough) {
        return tried.stream().filter(enough).map(TriedModel::model).findFirst();
    }

    /** Parameters of {@code smallest} over those of the smallest without random labels; empty for runs without them. */
    public OptionalDouble ratio() {
        return ratio(smallest, alone.get(0));
    }

    /** The same by the means over seeds. */
    public OptionalDouble ratioByMean() {
        return ratio(smallestByMean, alone.get(1));
    }

    private OptionalDouble ratio(Optional<Model> mixed, Optional<Model> plain) {
        return setting.memoriseSize() > 0 && mixed.isPresent() && plain.isPresent()
                ? OptionalDouble.of(
                        (double) mixed.get().parameters() / plain.get().parameters())
                : OptionalDouble.empty();
    }

    @Override
    public String kind() {
        return "emergence";
    }

    @Override
    public String which() {
        return "%s D=%d".formatted(setting.words(), trainSize);
    }

    @Override
    public String json() {
        return new Json()
                .put("kind", kind())
                .put("task", setting.task())
                .put("modulus", setting.modulus())
                .put("memorise_size", setting.memoriseSize())
                .put("split_feed_forward", setting.splitFeedForward())
                .raw("recipe", setting.recipe())
                .put("train_size", trainSize)
                .raw("smallest", json(smallest))
                .raw("smallest_by_mean", json(smallestByMean))
                .raw("smallest_fitting", json(smallestFitting))
                .put("parameter_ratio", ratio().orElse(Double.NaN))
                .put("parameter_ratio_by_mean", ratioByMean().orElse(Double.NaN))
                .raw("models", Json.array(models.stream().map(TriedModel::json).toList()))
                .raw(
                        "runs",
                        Runs.array(new Runs(
                                models.stream().mapToInt(TriedModel::seeds).sum(), runTask, 0, trainSize)))
                .toString();
    }

    private static String json(Optional<Model> model) {
        return model.map(found -> found.json().toString()).orElse("null");
    }
}
