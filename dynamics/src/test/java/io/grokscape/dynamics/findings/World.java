package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Dynamic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Runs as they come out where the two curves are exactly known: D_crit falls as 3000 · (32/d)^0.5, the capacity in pairs
 * rises as 5000 · (d/32)^1.5: they cross at d = 33 and D = 2,940. Half a transition is a factor of {@value #SPREAD} in D.
 */
final class World {
    static final Setting ADD = new Setting("add", 113, 1, 0, false, 10_000, "{}");
    static final Setting MEMORISE = new Setting("memorise", 113, 1, 0, false, 3_000, "{}");
    private static final double SPREAD = 1.1;

    private final SplittableRandom random;
    private final List<FinishedRun> runs = new ArrayList<>();

    World(long seed) {
        random = new SplittableRandom(seed);
    }

    static double critical(double width) {
        return 3000 * Math.sqrt(32 / width);
    }

    static double capacity(double width) {
        return 5000 * Math.pow(width / 32, 1.5);
    }

    List<FinishedRun> runs() {
        return List.copyOf(runs);
    }

    /** Every combination with so many seeds. */
    World sweep(int[] widths, int[] sizes, int seeds) {
        for (int width : widths) {
            for (int size : sizes) {
                for (int seed = 0; seed < seeds; seed++) {
                    runs.add(run(width, size, seed));
                }
            }
        }
        return this;
    }

    World memorise(int[] widths, int seeds) {
        for (int width : widths) {
            for (int seed = 0; seed < seeds; seed++) {
                double share = Math.min(1, capacity(width) / 12_769 * (1 + .02 * random.nextGaussian()));
                runs.add(run(MEMORISE, width, 12_769, seed, share, Double.NaN, Dynamic.NOT_APPLICABLE, Double.NaN));
            }
        }
        return this;
    }

    private FinishedRun run(int width, int size, int seed) {
        double items = Items.distinct(size, 113);
        if (items > capacity(width) / 12_769 * 6441) {
            double level = Math.min(.8, .1 * width / 4 + .05 * random.nextGaussian());
            return run(ADD, width, size, seed, .9, Math.max(.2, level), Dynamic.PROGRESSION, .2);
        }
        double odds = Math.log(size / critical(width)) / Math.log(SPREAD) * Math.log(3);
        boolean groks = random.nextDouble() < 1 / (1 + Math.exp(-odds));
        return groks
                ? run(ADD, width, size, seed, 1, 1, Dynamic.GROKKING, -.2)
                : run(ADD, width, size, seed, 1, .03, Dynamic.UNGROKKING, Double.NaN);
    }

    /** One run; a norm change that is not a number is not known. */
    static FinishedRun run(
            Setting setting,
            int width,
            int size,
            long seed,
            double train,
            double validation,
            Dynamic dynamic,
            double normChange) {
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
                Double.isNaN(normChange) ? OptionalDouble.empty() : OptionalDouble.of(normChange),
                Optional.empty(),
                0);
    }
}
