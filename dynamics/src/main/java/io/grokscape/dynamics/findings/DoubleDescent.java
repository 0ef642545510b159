package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether final validation accuracy falls and rises again over hidden sizes, at one training-set size (Huang et al.,
 * Figure 6), by the {@link ValleyTest}.
 *
 * @param widths the hidden sizes tested, rising
 * @param means mean final validation accuracy of each
 * @param seeds runs of each
 * @param dipWidths those in the dip; empty where the means only rise or fall
 * @param before the width before the dip at which the means are highest above it
 * @param after the one after it
 */
public record DoubleDescent(
        Setting setting,
        int trainSize,
        List<Integer> widths,
        List<Double> means,
        List<Integer> seeds,
        boolean detected,
        double pValue,
        double dipDepth,
        double dipLow,
        double dipHigh,
        List<Integer> dipWidths,
        int before,
        int after)
        implements SettingFinding {
    private static final int FEWEST_WIDTHS = 3;

    /** One finding per setting and training-set size that has runs of at least three hidden sizes. */
    static List<DoubleDescent> in(List<FinishedRun> runs, Memo memo) {
        List<DoubleDescent> found = new ArrayList<>();
        Groups.bySettingAndTrainSize(runs)
                .forEach((setting, bySize) -> bySize.forEach((size, group) -> {
                    Map<Integer, List<FinishedRun>> byWidth = group.stream()
                            .collect(Collectors.groupingBy(FinishedRun::hiddenSize, TreeMap::new, Collectors.toList()));
                    if (byWidth.size() >= FEWEST_WIDTHS) {
                        found.add(memo.of(
                                DoubleDescent.class, List.of(setting, size, group), () -> of(setting, size, byWidth)));
                    }
                }));
        return found;
    }

    private static DoubleDescent of(Setting setting, int trainSize, Map<Integer, List<FinishedRun>> byWidth) {
        List<Integer> widths = List.copyOf(byWidth.keySet());
        double[][] seeds = byWidth.values().stream().map(Groups::validation).toArray(double[][]::new);
        ValleyTest.Result test = ValleyTest.of(seeds);
        return new DoubleDescent(
                setting,
                trainSize,
                widths,
                Arrays.stream(seeds)
                        .map(group -> Arrays.stream(group).average().orElseThrow())
                        .toList(),
                Arrays.stream(seeds).map(group -> group.length).toList(),
                test.detected(),
                test.pValue(),
                test.depth(),
                test.depthInterval().low(),
                test.depthInterval().high(),
                Arrays.stream(test.valley()).mapToObj(widths::get).toList(),
                widths.get(test.left()),
                widths.get(test.right()));
    }

    /** Runs that were compared. */
    int runs() {
        return seeds.stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String kind() {
        return "double_descent";
    }

    @Override
    public String which() {
        return "%s D=%d".formatted(setting.words(), trainSize);
    }

    @Override
    public Json fields(Json json) {
        return json.put("train_size", trainSize)
                .put("detected", detected)
                .put("p_value", pValue)
                .put("dip_depth", dipDepth)
                .raw("dip_interval", new Interval(dipLow, dipHigh).json())
                .raw("widths", Json.integers(dipWidths))
                .put("before", dipWidths.isEmpty() ? Double.NaN : before)
                .put("after", dipWidths.isEmpty() ? Double.NaN : after)
                .raw("tested_widths", Json.integers(widths))
                .raw("means", Json.array(means.stream().map(Json::number).toList()))
                .raw("seeds", Json.integers(seeds))
                .raw("runs", Runs.array(new Runs(runs(), setting.task(), 0, trainSize)));
    }
}
