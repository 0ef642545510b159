package io.grokscape.benchmarks;

import io.grokscape.dynamics.Curve;
import io.grokscape.dynamics.Dynamic;
import io.grokscape.dynamics.findings.FinishedRun;
import io.grokscape.dynamics.findings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** A study like Figures 3, 4 and 6 together: 15 widths, as many training-set sizes as it takes, 11 seeds. */
record MadeUpStudy(List<FinishedRun> runs) {
    private static final int[] WIDTHS = {4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 56, 64, 100};
    private static final int SEEDS = 11;
    private static final int ROWS = 200;
    private static final Setting ADD = new Setting("add", 113, 1, 0, false, 10_000, "{}");
    private static final Setting MEMORISE = new Setting("memorise", 113, 1, 0, false, 3_000, "{}");

    /** The sizes lie evenly between 2,000 and 5,000 pairs. */
    static MadeUpStudy ofRuns(int least) {
        SplittableRandom random = new SplittableRandom(1);
        List<FinishedRun> runs = new ArrayList<>();
        int sizes = Math.ceilDiv(least, WIDTHS.length * SEEDS);
        for (int width : WIDTHS) {
            for (int seed = 0; seed < SEEDS; seed++) {
                double known = Math.min(1, capacity(width) / 12_769);
                runs.add(run(MEMORISE, width, 12_769, seed, known, Double.NaN, Dynamic.NOT_APPLICABLE));
                for (int size = 0; size < sizes - 1; size++) {
                    runs.add(run(width, 2_000 + 3_000 * size / Math.max(1, sizes - 2), seed, random));
                }
            }
        }
        return new MadeUpStudy(runs);
    }

    private static double capacity(double width) {
        return 5_000 * Math.pow(width / 32, 1.5);
    }

    private static FinishedRun run(int width, int size, int seed, SplittableRandom random) {
        if (size > capacity(width) / 1.75) {
            double level = Math.clamp(.1 * width / 4 + .05 * random.nextGaussian(), .2, .8);
            return run(ADD, width, size, seed, .9, level, Dynamic.PROGRESSION);
        }
        double critical = 3_000 * Math.sqrt(32.0 / width);
        boolean groks = random.nextDouble() < 1 / (1 + Math.pow(critical / size, 12));
        return groks
                ? run(ADD, width, size, seed, 1, 1, Dynamic.GROKKING)
                : run(ADD, width, size, seed, 1, .03, Dynamic.UNGROKKING);
    }

    private static FinishedRun run(
            Setting setting, int width, int size, int seed, double train, double validation, Dynamic dynamic) {
        return new FinishedRun(
                setting,
                width,
                4 * width,
                size,
                seed,
                10_000,
                train,
                validation,
                Optional.of(dynamic),
                dynamic == Dynamic.GROKKING ? OptionalDouble.of(-.2) : OptionalDouble.empty(),
                Optional.empty(),
                0);
    }

    /** One per run, with spikes; it ends where the run does. */
    List<Curve> curves() {
        SplittableRandom random = new SplittableRandom(2);
        return runs.stream().map(run -> curve(run, random)).toList();
    }

    private static Curve curve(FinishedRun run, SplittableRandom random) {
        Curve.Builder curve = Curve.builder();
        int jump = random.nextInt(ROWS / 10, ROWS / 2);
        for (int row = 0; row < ROWS; row++) {
            double spike = random.nextInt(14) == 0 ? .9 : 1;
            double validation = Double.isNaN(run.validationAccuracy())
                    ? Double.NaN
                    : (row < jump ? Math.min(.02, run.validationAccuracy()) : run.validationAccuracy()) * spike;
            curve.add(
                    50 * row,
                    row < 5 ? 4.7 : .01,
                    row < 5 ? .01 : run.trainAccuracy() * spike,
                    5 * spike,
                    validation,
                    30);
        }
        return curve.build();
    }
}
