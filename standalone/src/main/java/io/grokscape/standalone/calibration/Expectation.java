package io.grokscape.standalone.calibration;

import io.grokscape.spec.RunSpec;
import io.grokscape.spec.RunSpecBuilder;
import java.util.List;

/**
 * What the mean over seeds of a point must be under recipe R (learning rate 0.007, weight decay 1, 10,000 epochs: the
 * defaults of a spec). The ranges come from an independent implementation's 9 to 11 seeds per point; single seeds differ
 * between implementations, means must not.
 *
 * @param point the runs' spec, but for the seed
 * @param quantity what is read off each run
 * @param low smallest mean that will do
 * @param high largest mean that will do
 */
public record Expectation(RunSpec point, Quantity quantity, double low, double high) {
    private static final int ALL_PAIRS = 113 * 113;
    private static final int CAPACITY_EPOCHS = 3000;

    /** Every expectation; those of the same point share its runs. */
    public static List<Expectation> all() {
        return List.of(
                new Expectation(add(8, 3000), Quantity.VALIDATION_ACCURACY, .35, .85),
                new Expectation(add(8, 3000), Quantity.NORM_CHANGE, 0, Double.POSITIVE_INFINITY),
                new Expectation(add(28, 2600), Quantity.VALIDATION_ACCURACY, 0, .3),
                new Expectation(add(32, 4000), Quantity.VALIDATION_ACCURACY, .8, 1),
                new Expectation(add(64, 3000), Quantity.VALIDATION_ACCURACY, .8, 1),
                new Expectation(add(64, 3000), Quantity.NORM_CHANGE, -1, 0),
                capacity(16, 1802),
                capacity(32, 5834));
    }

    private static RunSpec add(int hiddenSize, int trainSize) {
        return RunSpec.of("add").hiddenSize(hiddenSize).trainSize(trainSize).build();
    }

    /** Within a tenth of the reference's pairs memorised of all pairs with random labels. */
    private static Expectation capacity(int hiddenSize, double reference) {
        RunSpecBuilder memorise = RunSpec.of("memorise").trainSize(ALL_PAIRS).epochs(CAPACITY_EPOCHS);
        return new Expectation(
                memorise.hiddenSize(hiddenSize).build(), Quantity.CORRECT_PAIRS, .9 * reference, 1.1 * reference);
    }

    /** Whether a mean will do. */
    public boolean holds(double mean) {
        return mean >= low && mean <= high;
    }
}
