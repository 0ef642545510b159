package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import io.grokscape.dynamics.VerdictRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the two curves alone say about a sweep over widths: double descent if its D lies below their crossing, else only a
 * rise (Huang et al., section 4.1). Runs of the sweep itself take no part, however many of them are done: D_crit(d) comes
 * from other training-set sizes.
 *
 * @param which names the sweep
 * @param claim what is scored
 * @param json the finding
 */
public record Prediction(String which, Claim claim, String json) implements Finding {
    /** What a prediction is called. */
    public static final String KIND = "prediction";

    private static final int FEWEST_WIDTHS = 2;
    /** Each sweep has curves of its own, so their intervals are drawn with less care. */
    private static final int DRAWS = 200;
    /** An interval of the crossing wider than this factor is no knowledge of it. */
    private static final double KNOWN_WITHIN = 2;

    /**
     * What is said of a sweep.
     *
     * @param doubleDescent rather than only a rise
     * @param probability that D lies below the crossing, given the intervals of both curves
     * @param zones of the sweep's widths, as far as the curves reach
     * @param sweepRuns runs of the sweep that were finished when this was said; 0 for a prediction in the strict sense
     */
    public record Claim(boolean doubleDescent, double probability, Map<Integer, Zone> zones, int sweepRuns) {
        public Claim {
            zones = new LinkedHashMap<>(zones);
        }

        /** Widths of the sweep where only memorising is expected: the bottom of the dip. */
        List<Integer> dip() {
            return zones.entrySet().stream()
                    .filter(entry -> entry.getValue() == Zone.UNGROKKING)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /** One per sweep about which the curves from the other runs say something. */
    static List<Prediction> in(
            List<FinishedRun> runs,
            List<Sweep> sweeps,
            List<MemorisationCapacity> capacities,
            VerdictRules rules,
            Memo memo) {
        List<Prediction> found = new ArrayList<>();
        for (Sweep sweep : sweeps) {
            List<MemorisationCapacity> comparable = Crossing.comparable(sweep.setting(), capacities);
            if (comparable.size() >= FEWEST_WIDTHS) {
                List<CriticalDatasetSize> others = criticalWithout(sweep, runs, rules, memo);
                int known = (int) runs.stream().filter(sweep::holds).count();
                memo.of(
                                Prediction.class,
                                List.of(sweep, others, comparable, known),
                                () -> of(sweep, others, comparable, known))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static List<CriticalDatasetSize> criticalWithout(
            Sweep sweep, List<FinishedRun> runs, VerdictRules rules, Memo memo) {
        List<FinishedRun> others = runs.stream()
                .filter(run -> run.setting().equals(sweep.setting()) && run.trainSize() != sweep.trainSize())
                .toList();
        return CriticalDatasetSize.in(others, rules, memo, DRAWS).stream()
                .filter(CriticalDatasetSize::isOnTheCurve)
                .toList();
    }

    private static Optional<Prediction> of(
            Sweep sweep, List<CriticalDatasetSize> critical, List<MemorisationCapacity> capacities, int sweepRuns) {
        if (critical.size() < FEWEST_WIDTHS) {
            return Optional.empty();
        }
        Optional<Crossing> crossing = Crossing.of(sweep.setting(), critical, capacities)
                .filter(star -> star.trainHigh() <= KNOWN_WITHIN * star.trainLow());
        return crossing.map(star -> of(sweep, critical, capacities, sweepRuns, star));
    }

    private static Prediction of(
            Sweep sweep,
            List<CriticalDatasetSize> critical,
            List<MemorisationCapacity> capacities,
            int sweepRuns,
            Crossing star) {
        TwoCurves curves = TwoCurves.of(critical, capacities, sweep.setting().modulus());
        double items = Items.distinct(sweep.trainSize(), sweep.setting().modulus());
        double probability = curves.drawnStars().stream()
                .mapToInt(drawn -> items < drawn.items() ? 1 : 0)
                .average()
                .orElseThrow();
        Map<Integer, Zone> zones = new LinkedHashMap<>();
        sweep.widths()
                .forEach(width -> curves.zone(width, sweep.trainSize()).ifPresent(zone -> zones.put(width, zone)));
        Claim claim = new Claim(probability > .5, probability, zones, sweepRuns);
        return new Prediction(sweep.words(), claim, json(sweep, claim, star, critical, capacities));
    }

    private static String json(
            Sweep sweep,
            Claim claim,
            Crossing star,
            List<CriticalDatasetSize> critical,
            List<MemorisationCapacity> capacities) {
        Setting setting = sweep.setting();
        return SettingFinding.begin(KIND, setting)
                .put("train_size", sweep.trainSize())
                .put("double_descent", claim.doubleDescent)
                .put("probability", claim.probability)
                .put("crossing_train_size", star.trainSize())
                .raw("crossing_train_size_interval", new Interval(star.trainLow(), star.trainHigh()).json())
                .put("crossing_hidden_size", star.hiddenSize())
                .put("extrapolated", star.extrapolated())
                .raw("dip_widths", Json.integers(claim.dip()))
                .raw(
                        "zones",
                        Json.array(claim.zones.entrySet().stream()
                                .map(zone -> new Json()
                                        .put("hidden_size", zone.getKey())
                                        .put("zone", zone.getValue().name())
                                        .toString())
                                .toList()))
                .raw(
                        "critical",
                        Json.array(critical.stream()
                                .map(size -> point(
                                        size.hiddenSize(), size.estimate().orElseThrow(), size.low(), size.high()))
                                .toList()))
                .raw(
                        "capacity",
                        Json.array(capacities.stream()
                                .map(size -> point(size.hiddenSize(), size.pairs(), size.low(), size.high()))
                                .toList()))
                .put("sweep_runs_known", claim.sweepRuns)
                .raw(
                        "runs",
                        Runs.array(
                                new Runs(star.criticalRuns(), setting.task(), 0, 0),
                                new Runs(star.capacityRuns(), MemorisationCapacity.TASK, 0, 0)))
                .toString();
    }

    private static String point(int width, double value, double low, double high) {
        return new Json()
                .put("hidden_size", width)
                .put("train_size", value)
                .raw("interval", new Interval(low, high).json())
                .toString();
    }

    @Override
    public String kind() {
        return KIND;
    }
}
