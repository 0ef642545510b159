package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the falling D_crit(d) meets the rising D_mem(d): the star of Huang et al., Figure 1, by {@link TwoCurves}. Below
 * the crossing's D a sweep over d shows double descent, above it only a rise.
 *
 * @param hiddenSize where they meet
 * @param trainSize the D in pairs at which they meet
 * @param extrapolated it lies beyond the widths at which one of the curves is known
 * @param criticalRuns runs behind the falling curve
 * @param capacityRuns runs behind the rising one
 */
public record Crossing(
        Setting setting,
        double hiddenSize,
        double hiddenLow,
        double hiddenHigh,
        double trainSize,
        double trainLow,
        double trainHigh,
        boolean extrapolated,
        int criticalRuns,
        int capacityRuns)
        implements SettingFinding {

    /** One finding per algorithm setting whose critical sizes cross the capacities of the same architecture. */
    static List<Crossing> in(List<CriticalDatasetSize> critical, List<MemorisationCapacity> capacities, Memo memo) {
        List<Crossing> found = new ArrayList<>();
        bySetting(critical).forEach((setting, sizes) -> {
            List<MemorisationCapacity> comparable = comparable(setting, capacities);
            memo.of(Crossing.class, List.of(setting, sizes, comparable), () -> of(setting, sizes, comparable))
                    .ifPresent(found::add);
        });
        return found;
    }

    /** The points of the falling curve, by setting. */
    static Map<Setting, List<CriticalDatasetSize>> bySetting(List<CriticalDatasetSize> critical) {
        return critical.stream()
                .filter(CriticalDatasetSize::isOnTheCurve)
                .collect(Collectors.groupingBy(CriticalDatasetSize::setting, LinkedHashMap::new, Collectors.toList()));
    }

    /** The capacities of the models that this setting is about. */
    static List<MemorisationCapacity> comparable(Setting setting, List<MemorisationCapacity> capacities) {
        return capacities.stream()
                .filter(capacity -> capacity.setting().sameModel(setting))
                .toList();
    }

    static Optional<Crossing> of(
            Setting setting, List<CriticalDatasetSize> sizes, List<MemorisationCapacity> capacities) {
        TwoCurves curves = TwoCurves.of(sizes, capacities, setting.modulus());
        return curves.star().map(star -> of(setting, sizes, capacities, star, curves.drawnStars()));
    }

    private static Crossing of(
            Setting setting,
            List<CriticalDatasetSize> sizes,
            List<MemorisationCapacity> capacities,
            TwoCurves.Star star,
            List<TwoCurves.Star> drawn) {
        Interval width = Interval.ofDraws(
                drawn.stream().mapToDouble(TwoCurves.Star::width).toArray());
        Interval items = Interval.ofDraws(
                drawn.stream().mapToDouble(TwoCurves.Star::items).toArray());
        return new Crossing(
                setting,
                star.width(),
                width.low(),
                width.high(),
                Items.pairs(star.items(), setting.modulus()),
                Items.pairs(items.low(), setting.modulus()),
                Items.pairs(items.high(), setting.modulus()),
                star.beyond(),
                sizes.stream().mapToInt(CriticalDatasetSize::runs).sum(),
                capacities.stream().mapToInt(MemorisationCapacity::seeds).sum());
    }

    @Override
    public String kind() {
        return "crossing";
    }

    @Override
    public Json fields(Json json) {
        return json.put("hidden_size", hiddenSize)
                .raw("hidden_size_interval", new Interval(hiddenLow, hiddenHigh).json())
                .put("train_size", trainSize)
                .raw("train_size_interval", new Interval(trainLow, trainHigh).json())
                .put("extrapolated", extrapolated)
                .raw(
                        "runs",
                        Runs.array(
                                new Runs(criticalRuns, setting.task(), 0, 0),
                                new Runs(capacityRuns, MemorisationCapacity.TASK, 0, 0)));
    }
}
