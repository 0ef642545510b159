package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import io.grokscape.dynamics.VerdictRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.hipparchus.stat.StatUtils;

/**
 * D_crit(d): the training-set size at which half the seeds grok (Huang et al., Figure 3; Varma et al., 2309.02390), from
 * a logistic in log D through the outcome of every seed. Seeds are bimodal near it, so what is fitted is P(grok), not a
 * mean accuracy. A run counts as grokked if its validation accuracy ends at .95 or more, whatever its verdict: far above
 * D_crit large models generalise without having memorised first.
 *
 * @param estimate D_crit; empty if it lies beyond the D that were tried
 * @param interval 95 %, by bootstrap over seeds drawn under the fit; absent like the estimate
 * @param transitionFrom where a quarter of the seeds grok, by the fit; NaN like the estimate
 * @param transitionTo where three quarters do
 * @param memorises whether the runs that did not grok knew their training set, in the median: else generalising competes
 *     with nothing, and the number is no point of the falling curve
 * @param below D_crit lies below this D, where more than half the seeds grok; empty if there is none
 * @param above D_crit lies above this D, where fewer than half grok; empty if there is none
 */
public record CriticalDatasetSize(
        Setting setting,
        int hiddenSize,
        OptionalDouble estimate,
        double low,
        double high,
        double transitionFrom,
        double transitionTo,
        boolean memorises,
        List<Integer> trainSizes,
        List<Integer> seeds,
        List<Integer> grokked,
        OptionalDouble below,
        OptionalDouble above)
        implements SettingFinding {
    private static final int DRAWS = 1000;

    /** One finding per setting and hidden size with runs of at least two training-set sizes. */
    static List<CriticalDatasetSize> in(List<FinishedRun> runs, VerdictRules rules, Memo memo) {
        return in(runs, rules, memo, DRAWS);
    }

    /** The same with intervals from so many bootstrap draws. */
    static List<CriticalDatasetSize> in(List<FinishedRun> runs, VerdictRules rules, Memo memo, int draws) {
        List<CriticalDatasetSize> found = new ArrayList<>();
        Groups.bySettingAndWidth(runs)
                .forEach((setting, byWidth) -> byWidth.forEach((width, group) -> {
                    SeedOutcomes outcomes = SeedOutcomes.of(group, rules);
                    if (outcomes.trainSizes().length > 1) {
                        found.add(memo.of(
                                CriticalDatasetSize.class,
                                List.of(setting, width, rules, draws, group),
                                () -> of(setting, width, group, outcomes, rules, draws)));
                    }
                }));
        return found;
    }

    private static CriticalDatasetSize of(
            Setting setting, int width, List<FinishedRun> runs, SeedOutcomes outcomes, VerdictRules rules, int count) {
        boolean found = outcomes.anyGrok() && outcomes.anyFail();
        TransitionFit fit = found ? TransitionFit.of(outcomes) : null;
        boolean rising = fit != null && fit.curve().slope() > 0 && outcomes.spans(fit.midpoint());
        double[] draws = rising ? fit.draws(count) : new double[] {Double.NaN};
        Interval interval = Interval.ofDraws(draws);
        return new CriticalDatasetSize(
                setting,
                width,
                rising ? OptionalDouble.of(fit.midpoint()) : OptionalDouble.empty(),
                interval.low(),
                interval.high(),
                rising ? fit.reaching(-Math.log(3)) : Double.NaN,
                rising ? fit.reaching(Math.log(3)) : Double.NaN,
                memorises(runs, rules),
                ints(outcomes.trainSizes()),
                ints(outcomes.seeds()),
                Arrays.stream(outcomes.grokked()).mapToObj(k -> (int) k).toList(),
                outcomes.firstMostlyGrokking(),
                outcomes.lastMostlyFailing());
    }

    private static boolean memorises(List<FinishedRun> runs, VerdictRules rules) {
        double[] known = runs.stream()
                .filter(run -> run.validationAccuracy() < rules.grokked())
                .mapToDouble(FinishedRun::trainAccuracy)
                .toArray();
        return known.length > 0 && StatUtils.percentile(known, 50) >= rules.fitted();
    }

    /** Whether it is a point of the falling curve. */
    boolean isOnTheCurve() {
        return estimate.isPresent() && memorises;
    }

    @Override
    public String kind() {
        return "critical_dataset_size";
    }

    @Override
    public String which() {
        return "%s d=%d".formatted(setting.words(), hiddenSize);
    }

    @Override
    public Json fields(Json json) {
        return json.put("hidden_size", hiddenSize)
                .put("critical_dataset_size", estimate.orElse(Double.NaN))
                .raw("interval", estimate.isPresent() ? new Interval(low, high).json() : "null")
                .raw("transition", estimate.isPresent() ? new Interval(transitionFrom, transitionTo).json() : "null")
                .put("memorises", memorises)
                .put("below", below.orElse(Double.NaN))
                .put("above", above.orElse(Double.NaN))
                .raw("train_sizes", Json.integers(trainSizes))
                .raw("seeds", Json.integers(seeds))
                .raw("grokked", Json.integers(grokked))
                .raw("runs", Runs.array(new Runs(runs(), setting.task(), hiddenSize, 0)));
    }

    /** Runs it was drawn from. */
    int runs() {
        return seeds.stream().mapToInt(Integer::intValue).sum();
    }

    private static List<Integer> ints(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
