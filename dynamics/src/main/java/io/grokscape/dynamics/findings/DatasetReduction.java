package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import io.grokscape.dynamics.VerdictRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Ungrokking by dataset reduction (Varma et al., 2309.02390, section 5): a model that has grokked is trained on with fewer
 * examples, and forgets the rule below some number of them. Huang et al. use the same word for models that never find it;
 * the two are kept apart because they differ: a rule once found is kept with far fewer examples than finding it takes
 * (hysteresis).
 *
 * @param initialTrainSize pairs the models had grokked on
 * @param sizes the reduced training sets, rising
 * @param lostUpTo the largest reduced size at which most runs end below grokking; empty if none does
 * @param keptFrom the smallest from which on most runs stay above it; empty if none does
 * @param fromScratch D_crit of the same width from scratch, where it is known
 */
public record DatasetReduction(
        Setting setting,
        int hiddenSize,
        int initialTrainSize,
        List<Reduced> sizes,
        OptionalDouble lostUpTo,
        OptionalDouble keptFrom,
        OptionalDouble fromScratch)
        implements SettingFinding {

    /** Runs continued on so many pairs, and how many of them kept the rule. */
    public record Reduced(int trainSize, int runs, int kept, double mean) {
        String json() {
            return new Json()
                    .put("train_size", trainSize)
                    .put("runs", runs)
                    .put("kept", kept)
                    .put("validation_mean", mean)
                    .toString();
        }
    }

    private record Question(Setting setting, int hiddenSize, int initialTrainSize) {
        static Question of(FinishedRun run) {
            return new Question(run.setting(), run.hiddenSize(), run.initialTrainSize());
        }
    }

    /** One finding per setting, width and first training set, from runs that continue others. */
    static List<DatasetReduction> in(
            List<FinishedRun> continued, List<CriticalDatasetSize> critical, VerdictRules rules) {
        Map<Question, List<FinishedRun>> byQuestion = continued.stream()
                .filter(run -> run.validated() && run.trainSize() < run.initialTrainSize())
                .collect(Collectors.groupingBy(Question::of, LinkedHashMap::new, Collectors.toList()));
        List<DatasetReduction> found = new ArrayList<>();
        byQuestion.forEach((question, runs) -> found.add(of(question, runs, critical, rules)));
        return found;
    }

    private static DatasetReduction of(
            Question question, List<FinishedRun> runs, List<CriticalDatasetSize> critical, VerdictRules rules) {
        List<Reduced> sizes = new ArrayList<>();
        runs.stream()
                .collect(Collectors.groupingBy(FinishedRun::trainSize, TreeMap::new, Collectors.toList()))
                .forEach((size, group) -> sizes.add(reduced(size, group, rules)));
        OptionalDouble lost = sizes.stream()
                .filter(size -> 2 * size.kept < size.runs)
                .mapToDouble(Reduced::trainSize)
                .max();
        return new DatasetReduction(
                question.setting,
                question.hiddenSize,
                question.initialTrainSize,
                sizes,
                lost,
                sizes.stream()
                        .mapToDouble(Reduced::trainSize)
                        .filter(size -> lost.isEmpty() || size > lost.getAsDouble())
                        .min(),
                critical.stream()
                        .filter(size -> size.hiddenSize() == question.hiddenSize
                                && size.setting().equals(question.setting))
                        .flatMapToDouble(size -> size.estimate().stream())
                        .findFirst());
    }

    private static Reduced reduced(int size, List<FinishedRun> runs, VerdictRules rules) {
        double[] validation = Groups.validation(runs);
        int kept = (int) runs.stream()
                .filter(run -> run.validationAccuracy() >= rules.grokked())
                .count();
        return new Reduced(
                size, runs.size(), kept, Arrays.stream(validation).average().orElseThrow());
    }

    @Override
    public String kind() {
        return "ungrokking_by_reduction";
    }

    @Override
    public String which() {
        return "%s d=%d from D=%d".formatted(setting.words(), hiddenSize, initialTrainSize);
    }

    @Override
    public Json fields(Json json) {
        return json.put("hidden_size", hiddenSize)
                .put("initial_train_size", initialTrainSize)
                .put("lost_up_to", lostUpTo.orElse(Double.NaN))
                .put("kept_from", keptFrom.orElse(Double.NaN))
                .put("critical_dataset_size", fromScratch.orElse(Double.NaN))
                .raw("sizes", Json.array(sizes.stream().map(Reduced::json).toList()))
                .raw(
                        "runs",
                        Runs.array(
                                new Runs(sizes.stream().mapToInt(Reduced::runs).sum(), setting.task(), hiddenSize, 0)));
    }
}
