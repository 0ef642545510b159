package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import io.grokscape.dynamics.VerdictRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Model-wise grokking (Davies et al.; Huang et al., section 4.2): at one training-set size, the training set is fitted by
 * smaller models than generalise completely. Judged by means over seeds.
 *
 * @param fitting the smallest width from which on every width's mean training accuracy is at least .99
 * @param generalising the same for validation accuracy at least .95
 * @param share of bootstrap draws over seeds in which the first is smaller than the second
 */
public record ModelWiseGrokking(
        Setting setting,
        int trainSize,
        List<Integer> widths,
        Optional<Integer> fitting,
        Optional<Integer> generalising,
        double share,
        int runs)
        implements SettingFinding {
    private static final int FEWEST_WIDTHS = 3;
    private static final int DRAWS = 500;
    private static final double SURE = .95;
    private static final long SEED = 0x2545F4914F6CDD1DL;

    /** One finding per setting and training-set size with three widths or more. */
    static List<ModelWiseGrokking> in(List<FinishedRun> runs, VerdictRules rules, Memo memo) {
        List<ModelWiseGrokking> found = new ArrayList<>();
        Groups.bySettingAndTrainSize(runs)
                .forEach((setting, bySize) -> bySize.forEach((size, group) -> {
                    TreeMap<Integer, List<FinishedRun>> byWidth = group.stream()
                            .collect(Collectors.groupingBy(FinishedRun::hiddenSize, TreeMap::new, Collectors.toList()));
                    if (byWidth.size() >= FEWEST_WIDTHS) {
                        found.add(memo.of(
                                ModelWiseGrokking.class,
                                List.of(setting, size, rules, group),
                                () -> of(setting, size, byWidth, rules)));
                    }
                }));
        return found;
    }

    private static ModelWiseGrokking of(
            Setting setting, int trainSize, TreeMap<Integer, List<FinishedRun>> byWidth, VerdictRules rules) {
        SplittableRandom random = new SplittableRandom(SEED);
        int earlier = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            TreeMap<Integer, List<FinishedRun>> drawn = new TreeMap<>();
            byWidth.forEach((width, seeds) -> drawn.put(width, redrawn(seeds, random)));
            earlier += isEarlier(fitting(drawn, rules), generalising(drawn, rules)) ? 1 : 0;
        }
        return new ModelWiseGrokking(
                setting,
                trainSize,
                List.copyOf(byWidth.keySet()),
                fitting(byWidth, rules),
                generalising(byWidth, rules),
                (double) earlier / DRAWS,
                byWidth.values().stream().mapToInt(List::size).sum());
    }

    private static List<FinishedRun> redrawn(List<FinishedRun> seeds, SplittableRandom random) {
        List<FinishedRun> drawn = new ArrayList<>(seeds.size());
        for (int i = 0; i < seeds.size(); i++) {
            drawn.add(seeds.get(random.nextInt(seeds.size())));
        }
        return drawn;
    }

    private static boolean isEarlier(Optional<Integer> fitting, Optional<Integer> generalising) {
        return fitting.isPresent() && (generalising.isEmpty() || fitting.get() < generalising.get());
    }

    private static Optional<Integer> fitting(TreeMap<Integer, List<FinishedRun>> byWidth, VerdictRules rules) {
        return from(byWidth, FinishedRun::trainAccuracy, rules.fitted());
    }

    private static Optional<Integer> generalising(TreeMap<Integer, List<FinishedRun>> byWidth, VerdictRules rules) {
        return from(byWidth, FinishedRun::validationAccuracy, rules.grokked());
    }

    /** The width from which on all means reach that. */
    private static Optional<Integer> from(
            TreeMap<Integer, List<FinishedRun>> byWidth, ToDoubleFunction<FinishedRun> accuracy, double enough) {
        Optional<Integer> from = Optional.empty();
        for (Map.Entry<Integer, List<FinishedRun>> width :
                byWidth.descendingMap().entrySet()) {
            double mean =
                    width.getValue().stream().mapToDouble(accuracy).average().orElseThrow();
            if (mean < enough) {
                break;
            }
            from = Optional.of(width.getKey());
        }
        return from;
    }

    /** Whether the training set is fitted by smaller models than generalise, in nearly all draws. */
    boolean detected() {
        return share >= SURE;
    }

    @Override
    public String kind() {
        return "model_wise_grokking";
    }

    @Override
    public String which() {
        return "%s D=%d".formatted(setting.words(), trainSize);
    }

    @Override
    public Json fields(Json json) {
        return json.put("train_size", trainSize)
                .put("detected", detected())
                .put("bootstrap_share", share)
                .put("fitting_from", fitting.map(Integer::doubleValue).orElse(Double.NaN))
                .put("generalising_from", generalising.map(Integer::doubleValue).orElse(Double.NaN))
                .raw("tested_widths", Json.integers(widths))
                .raw("runs", Runs.array(new Runs(runs, setting.task(), 0, trainSize)));
    }
}
