package io.grokscape.dashboard.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grokscape.dashboard.curve.Curve;
import io.grokscape.dashboard.curve.CurveColumn;
import io.grokscape.dashboard.trace.Band.Sampled;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static Curve curve(int[] epochs, IntToDoubleFunction validationAccuracy) {
        return Curve.of(
                epochs,
                Arrays.stream(epochs)
                        .mapToObj(epoch -> {
                            double[] row = new double[CurveColumn.values().length];
                            Arrays.fill(row, Double.NaN);
                            row[CurveColumn.VALIDATION_ACCURACY.ordinal()] = validationAccuracy.applyAsDouble(epoch);
                            return row;
                        })
                        .toArray(double[][]::new));
    }

    @Test
    void everyNumberOfTwoDigitsIsOnTheGridAndNoStepIsLongerThanTheyAreApart() {
        for (int epoch : new int[] {0, 7, 99, 100, 150, 990, 1000, 2500, 9900, 10_000, 370_000}) {
            assertThat(EpochGrid.epoch(EpochGrid.indexUpTo(epoch))).isEqualTo(epoch);
        }
        for (int index = 101; index < EpochGrid.indexUpTo(1_000_000); index++) {
            assertThat((double) EpochGrid.epoch(index) / EpochGrid.epoch(index - 1))
                    .isGreaterThan(1)
                    .isLessThan(1.026);
        }
    }

    @Test
    void aSpreadIsEvenOnALogAxisAndReachesTheEnd() {
        int[] epochs =
                Arrays.stream(EpochGrid.spread(9990, 50)).map(EpochGrid::epoch).toArray();
        assertThat(epochs).startsWith(0, 1).endsWith(10_000).hasSizeLessThanOrEqualTo(50);
        double step = Math.log(10_000) / 49;
        for (int i = epochs.length / 2; i < epochs.length; i++) {
            assertThat(Math.log((double) epochs[i] / epochs[i - 1])).isBetween(step * 0.8, step * 1.2);
        }
    }

    @Test
    void aValueIsThatLastMeasuredAndTheLastOneReachesTheNextEpochOfTheGrid() {
        Trace trace = Trace.of(curve(new int[] {0, 10, 9995}, epoch -> epoch / 10_000.0), Metric.VALIDATION_ACCURACY);
        assertThat(trace.sampled()[EpochGrid.indexUpTo(9)]).isZero();
        assertThat(trace.sampled()[EpochGrid.indexUpTo(9900)]).isEqualTo(0.001f);
        assertThat(trace.sampled()).hasSize(EpochGrid.indexUpTo(10_000) + 1).endsWith(0.9995f);
        assertThat(trace.best()).isEqualTo(0.9995);
        assertThat(trace.epochs()).containsExactly(0, 10, 9995);
    }

    @Test
    void aMetricThatDoesNotApplyHasNoValueAndNoBest() {
        Trace trace = Trace.of(curve(new int[] {0, 10}, epoch -> Double.NaN), Metric.VALIDATION_ACCURACY);
        assertThat(trace.sampled()).containsOnly(Float.NaN);
        assertThat(trace.best()).isNaN();
    }

    @Test
    void aTraceThatIsThinnedKeepsASpike() {
        Trace trace = Trace.of(
                curve(IntStream.range(0, 5000).toArray(), epoch -> epoch == 3137 ? 0.9 : 0.1),
                Metric.VALIDATION_ACCURACY);
        assertThat(trace.values()).hasSizeLessThanOrEqualTo(Trace.POINTS).contains(0.9f);
    }

    @Test
    void aBandIsStudentsIntervalWithinTheMetricsRange() {
        Band band = Band.of(
                List.of(run(false, .9f), run(false, .8f), run(false, 1f)), new int[] {0}, Metric.VALIDATION_ACCURACY);
        // scipy.stats.t.interval(.95, 2, loc=.9, scale=.1/sqrt(3)) is (.6516, 1.1484)
        assertThat(band.mean()[0]).isEqualTo(.9f, within(1e-6f));
        assertThat(band.low()[0]).isEqualTo(.6516f, within(1e-4f));
        assertThat(band.high()[0]).isEqualTo(1f);
    }

    @Test
    void oneRunHasAMeanAndNoIntervalAndNoRunHasNeither() {
        Band band = Band.of(
                List.of(run(false, .5f, .6f), run(false, Float.NaN)), new int[] {1, 2}, Metric.VALIDATION_ACCURACY);
        assertThat(band.n()).containsExactly(1, 0);
        assertThat(band.mean()).containsExactly(.6f, null);
        assertThat(band.low()).containsOnlyNulls();
    }

    @Test
    void onlyARunThatSettledKeepsItsLastValue() {
        Band band = Band.of(
                List.of(run(true, .5f, 1f), run(false, .5f, 0f), run(false, .5f, .5f, .2f)),
                new int[] {1, 2},
                Metric.VALIDATION_ACCURACY);
        assertThat(band.n()).containsExactly(3, 2);
        assertThat(band.mean()[1]).isEqualTo(.6f, within(1e-6f));
    }

    @Test
    void theIntervalsOfManyRunsFollowTheTable() {
        // Quantiles of t at .975 for 11, 20, 60 and 1000 degrees of freedom.
        assertThat(StudentT.halfWidth(11)).isEqualTo(2.2010, within(2e-4));
        assertThat(StudentT.halfWidth(20)).isEqualTo(2.0860, within(1e-4));
        assertThat(StudentT.halfWidth(60)).isEqualTo(2.0003, within(1e-4));
        assertThat(StudentT.halfWidth(1000)).isEqualTo(1.9623, within(1e-4));
    }

    private static Sampled run(boolean settled, float... values) {
        return new Sampled(values, settled);
    }
}
