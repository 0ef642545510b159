package io.grokscape.dynamics.findings;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Simulated sweeps: final validation accuracies of seeds at each of several widths. */
final class Sweeps {
    /** Draws one sweep with that many seeds per width. */
    interface Truth {
        double[][] draw(int seeds, SplittableRandom random);
    }

    private Sweeps() {}

    /** Seeds scatter normally round each width's mean. */
    static Truth normal(double sd, double... means) {
        return (seeds, random) -> Arrays.stream(means)
                .mapToObj(mean -> seeds(seeds, () -> clip(mean + sd * random.nextGaussian())))
                .toArray(double[][]::new);
    }

    /** Each seed groks with the width's probability and stays at chance otherwise, as near D_crit. */
    static Truth bimodal(double... probabilities) {
        return (seeds, random) -> Arrays.stream(probabilities)
                .mapToObj(p ->
                        seeds(seeds, () -> clip((random.nextDouble() < p ? .99 : .015) + .005 * random.nextGaussian())))
                .toArray(double[][]::new);
    }

    /** Small widths progress to a scattered level; larger ones stay at it tightly, then jump seed by seed. */
    static Truth mixed() {
        return (seeds, random) -> {
            double[][] sweep = new double[12][];
            for (int w = 0; w < sweep.length; w++) {
                double jump = w < 8 ? 0 : (w - 7) / 5.0;
                double sd = w < 4 ? .12 : .03;
                sweep[w] =
                        seeds(seeds, () -> clip((random.nextDouble() < jump ? .98 : .2) + sd * random.nextGaussian()));
            }
            return sweep;
        };
    }

    static double[] even(int widths, double from, double to) {
        double[] values = new double[widths];
        Arrays.setAll(values, i -> from + (to - from) * i / (widths - 1));
        return values;
    }

    static double[] sigmoid(int widths, double steepness) {
        return Arrays.stream(even(widths, -.5, .5))
                .map(x -> 1 / (1 + Math.exp(-steepness * x)))
                .toArray();
    }

    private static double[] seeds(int count, java.util.function.DoubleSupplier one) {
        double[] seeds = new double[count];
        Arrays.setAll(seeds, _ -> one.getAsDouble());
        return seeds;
    }

    private static double clip(double accuracy) {
        return Math.clamp(accuracy, 0, 1);
    }
}
