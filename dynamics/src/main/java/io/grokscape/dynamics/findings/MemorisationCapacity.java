package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hipparchus.stat.StatUtils;

/**
 * D_mem(d): what a model can remember of random labels (Huang et al., Figure 4), chance removed, within a budget of
 * epochs. A lower bound where the model knew all it was given.
 *
 * @param epochs the longest budget among the runs
 * @param trainSize pairs the runs were given: of several sizes, the one of which most was remembered
 * @param pairs ordered pairs remembered, mean over seeds
 * @param low 95 % interval of the pairs over seeds; NaN for a single one
 * @param high its upper end
 * @param distinctItems the same in distinct items, the unit in which an algorithm task's D is compared: a label is shared
 *     by (a, b) and (b, a)
 * @param bits distinct items × log2 P
 * @param parameters of the model
 * @param lowerBound whether the model knew at least 99 % of what it was given
 */
public record MemorisationCapacity(
        Setting setting,
        int hiddenSize,
        int epochs,
        int trainSize,
        int seeds,
        double pairs,
        double low,
        double high,
        double distinctItems,
        double bits,
        long parameters,
        boolean lowerBound)
        implements SettingFinding {
    static final String TASK = "memorise";
    private static final double ALL = .99;

    /** One finding per setting and hidden size of task {@code memorise}. */
    static List<MemorisationCapacity> in(List<FinishedRun> runs, Memo memo) {
        List<MemorisationCapacity> found = new ArrayList<>();
        runs.stream()
                .filter(run -> run.task().equals(TASK) && !run.failed())
                .collect(Collectors.groupingBy(
                        FinishedRun::setting,
                        LinkedHashMap::new,
                        Collectors.groupingBy(FinishedRun::hiddenSize, TreeMap::new, Collectors.toList())))
                .forEach((setting, byWidth) -> byWidth.forEach((width, group) -> found.add(memo.of(
                        MemorisationCapacity.class, List.of(setting, width, group), () -> of(setting, width, group)))));
        return found;
    }

    private static MemorisationCapacity of(Setting setting, int width, List<FinishedRun> runs) {
        List<FinishedRun> fullest = runs.stream()
                .collect(Collectors.groupingBy(FinishedRun::trainSize, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .max(Comparator.comparingDouble(group -> StatUtils.mean(remembered(group))))
                .orElseThrow();
        double[] remembered = remembered(fullest);
        double pairs = StatUtils.mean(remembered);
        Interval interval = Interval.ofMean(remembered);
        int trainSize = fullest.getFirst().trainSize();
        double items = pairs / trainSize * Items.distinct(trainSize, setting.modulus());
        return new MemorisationCapacity(
                setting,
                width,
                fullest.stream().mapToInt(FinishedRun::epochs).max().orElseThrow(),
                trainSize,
                remembered.length,
                pairs,
                Math.max(0, interval.low()),
                Math.min(trainSize, interval.high()),
                items,
                items * Math.log(setting.modulus()) / Math.log(2),
                fullest.getFirst().parameters(),
                pairs >= ALL * trainSize);
    }

    /** Right answers of each run beyond those that guessing among P classes gives. */
    private static double[] remembered(List<FinishedRun> runs) {
        return runs.stream()
                .mapToDouble(run -> {
                    double chance = 1.0 / run.modulus();
                    return Math.max(0, (run.trainAccuracy() - chance) / (1 - chance)) * run.trainSize();
                })
                .toArray();
    }

    @Override
    public String kind() {
        return "memorisation_capacity";
    }

    @Override
    public String which() {
        return "%s d=%d".formatted(setting.words(), hiddenSize);
    }

    @Override
    public Json fields(Json json) {
        return json.put("hidden_size", hiddenSize)
                .put("epochs", epochs)
                .put("train_size", trainSize)
                .put("seeds", seeds)
                .put("capacity", pairs)
                .raw("interval", new Interval(low, high).json())
                .put("distinct_items", distinctItems)
                .put("bits", bits)
                .put("bits_per_parameter", bits / parameters)
                .put("parameters", parameters)
                .put("lower_bound", lowerBound)
                .raw("runs", Runs.array(new Runs(seeds, setting.task(), hiddenSize, trainSize)));
    }
}
