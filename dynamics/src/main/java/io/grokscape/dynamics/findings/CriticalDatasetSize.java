package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import io.grokscape.dynamics.VerdictRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
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
    private static final long SEED = 0xD1B54A32D192ED03L;

    /** One finding per setting and hidden size with runs of at least two training-set sizes. */
    static List<CriticalDatasetSize> in(List<FinishedRun> runs, VerdictRules rules, Memo memo) {
        return in(runs, rules, memo, DRAWS);
    }

    /** The same with intervals from so many bootstrap draws. */
    static List<CriticalDatasetSize> in(List<FinishedRun> runs, VerdictRules rules, Memo memo, int draws) {
        List<CriticalDatasetSize> found = new ArrayList<>();
        Groups.bySettingAndWidth(runs)
                .forEach((setting, byWidth) -> byWidth.forEach((width, group) -> {
                    Outcomes outcomes = Outcomes.of(group, rules);
                    if (outcomes.trainSizes.length > 1) {
                        found.add(memo.of(
                                CriticalDatasetSize.class,
                                List.of(setting, width, rules, draws, group),
                                () -> of(setting, width, group, outcomes, rules, draws)));
                    }
                }));
        return found;
    }

    private static CriticalDatasetSize of(
            Setting setting, int width, List<FinishedRun> runs, Outcomes outcomes, VerdictRules rules, int count) {
        boolean found = outcomes.anyGrok() && outcomes.anyFail();
        Fit fit = found ? Fit.of(outcomes) : null;
        boolean rising = fit != null && fit.curve.slope() > 0 && outcomes.spans(fit.midpoint());
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
                ints(outcomes.trainSizes),
                ints(outcomes.seeds),
                Arrays.stream(outcomes.grokked).mapToObj(k -> (int) k).toList(),
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

    /** Seeds and those that grokked, by rising D. */
    private record Outcomes(int[] trainSizes, int[] seeds, double[] grokked) {
        static Outcomes of(List<FinishedRun> runs, VerdictRules rules) {
            Map<Integer, int[]> counts = new TreeMap<>();
            for (FinishedRun run : runs) {
                int[] count = counts.computeIfAbsent(run.trainSize(), _ -> new int[2]);
                count[0]++;
                count[1] += run.validationAccuracy() >= rules.grokked() ? 1 : 0;
            }
            return new Outcomes(
                    counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
                    counts.values().stream().mapToInt(count -> count[0]).toArray(),
                    counts.values().stream().mapToDouble(count -> count[1]).toArray());
        }

        /** Whether that D lies among those tried: beyond them a fit is a guess. */
        boolean spans(double trainSize) {
            return trainSize >= trainSizes[0] && trainSize <= trainSizes[trainSizes.length - 1];
        }

        boolean anyGrok() {
            return Arrays.stream(grokked).anyMatch(k -> k > 0);
        }

        boolean anyFail() {
            return IntStream.range(0, seeds.length).anyMatch(i -> grokked[i] < seeds[i]);
        }

        OptionalDouble firstMostlyGrokking() {
            for (int i = 0; i < seeds.length; i++) {
                if (2 * grokked[i] > seeds[i]) {
                    return OptionalDouble.of(trainSizes[i]);
                }
            }
            return OptionalDouble.empty();
        }

        OptionalDouble lastMostlyFailing() {
            for (int i = seeds.length - 1; i >= 0; i--) {
                if (2 * grokked[i] < seeds[i]) {
                    return OptionalDouble.of(trainSizes[i]);
                }
            }
            return OptionalDouble.empty();
        }
    }

    /** The logistic over log D, centred and scaled. */
    private record Fit(Outcomes outcomes, double centre, double scale, double[] x, Logistic curve) {
        static Fit of(Outcomes outcomes) {
            double[] logs =
                    Arrays.stream(outcomes.trainSizes).mapToDouble(Math::log).toArray();
            double centre = StatUtils.mean(logs);
            double scale = Math.sqrt(StatUtils.populationVariance(logs));
            double[] x = Arrays.stream(logs).map(log -> (log - centre) / scale).toArray();
            return new Fit(outcomes, centre, scale, x, Logistic.fit(x, outcomes.grokked, outcomes.seeds));
        }

        double midpoint() {
            return size(curve);
        }

        /** Where the log odds of grokking are that. */
        double reaching(double logOdds) {
            return Math.exp(centre + scale * (logOdds - curve.intercept()) / curve.slope());
        }

        /** Midpoints of fits to seeds drawn from the fitted P(grok); falling ones say nothing about a midpoint. */
        double[] draws(int wanted) {
            SplittableRandom random = new SplittableRandom(SEED);
            double[] draws = new double[wanted];
            int count = 0;
            for (int draw = 0; draw < wanted; draw++) {
                double[] successes = new double[x.length];
                for (int i = 0; i < x.length; i++) {
                    double p = curve.at(x[i]);
                    for (int seed = 0; seed < outcomes.seeds[i]; seed++) {
                        successes[i] += random.nextDouble() < p ? 1 : 0;
                    }
                }
                Logistic drawn = Logistic.fit(x, successes, outcomes.seeds, curve);
                if (drawn.slope() > 0) {
                    draws[count++] = size(drawn);
                }
            }
            return Arrays.copyOf(draws, count);
        }

        private double size(Logistic fitted) {
            return Math.exp(centre + scale * fitted.midpoint());
        }
    }
}
