package io.grokscape.dynamics.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValleyTestTest {
    private static final int SWEEPS = 250;
    private static final int DRAWS = 200;

    record Monotone(String name, Sweeps.Truth truth) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Monotone> monotone() {
        return List.of(
                new Monotone("flat", Sweeps.normal(.08, Sweeps.even(12, .5, .5))),
                new Monotone("sigmoid", Sweeps.normal(.08, Sweeps.sigmoid(12, 10))),
                new Monotone("steps", Sweeps.normal(.08, .1, .1, .1, .4, .4, .4, .7, .7, .7, 1, 1, 1)),
                new Monotone("rising, then flat", Sweeps.normal(.08, .1, .3, .5, .5, .5, .5, .5, .5, .5)),
                new Monotone("falling", Sweeps.normal(.08, Sweeps.even(12, 1, 0))),
                new Monotone("bimodal, flat at .3", Sweeps.bimodal(Sweeps.even(12, .3, .3))),
                new Monotone("bimodal, flat at .5", Sweeps.bimodal(Sweeps.even(12, .5, .5))),
                new Monotone("bimodal, rising slowly", Sweeps.bimodal(Sweeps.even(12, .1, .9))),
                new Monotone("bimodal, sigmoid", Sweeps.bimodal(Sweeps.sigmoid(14, 8))),
                new Monotone("scattered, tight, then bimodal", Sweeps.mixed()));
    }

    @ParameterizedTest
    @MethodSource("monotone")
    void onMonotoneTruthsFalseAlarmsAreAtMostOneInTwenty(Monotone sweep) {
        for (int seeds : new int[] {3, 5, 11}) {
            assertThat(rate(sweep.truth(), seeds)).as("%d seeds", seeds).isLessThanOrEqualTo(.05);
        }
    }

    @Test
    void aDipOfThreeTenthsOverThreeWidthsIsFoundWithFiveSeeds() {
        assertThat(rate(Sweeps.normal(.08, .2, .4, .6, .3, .3, .3, .6, .8, 1), 5))
                .isGreaterThanOrEqualTo(.9);
        assertThat(rate(Sweeps.normal(.08, .5, .5, .5, .2, .2, .2, .5, .5, .5), 5))
                .isGreaterThanOrEqualTo(.9);
    }

    /** What {@link ValleyTest} says about its power is what is measured here. */
    @Test
    void bimodalSeedsHideADipFromTheTestMoreOftenThanNot() {
        Sweeps.Truth dip = Sweeps.bimodal(.2, .4, .6, .3, .1, .1, .3, .7, 1, 1);

        assertThat(rate(dip, 3)).isBetween(.02, .15);
        assertThat(rate(dip, 5)).isBetween(.1, .25);
        assertThat(rate(dip, 11)).isBetween(.35, .6);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 11})
    void theDipsDepthLiesInItsIntervalAboutNineteenTimesInTwenty(int seeds) {
        SplittableRandom random = new SplittableRandom(11);
        int covered = 0;
        for (int i = 0; i < SWEEPS; i++) {
            var sweep = Sweeps.normal(.08, .2, .4, .6, .3, .3, .3, .6, .8, 1).draw(seeds, random);
            Interval interval = ValleyTest.of(sweep, DRAWS).depthInterval();
            covered += interval.low() <= .3 && .3 <= interval.high() ? 1 : 0;
        }

        assertThat((double) covered / SWEEPS).isBetween(.85, .99);
    }

    @Test
    void theValleyIsNamedByTheGroupsInItsLowerHalf() {
        double[][] sweep = Sweeps.normal(.02, .2, .6, .25, .2, .25, .9, 1).draw(5, new SplittableRandom(1));

        ValleyTest.Result result = ValleyTest.of(sweep);

        assertThat(result.detected()).isTrue();
        assertThat(result.valley()).containsExactly(2, 3, 4);
        assertThat(result.left()).isEqualTo(1);
        assertThat(result.depth()).isBetween(.3, .42);
    }

    @Test
    void withoutASecondSeedAnywhereNothingCanBeDetected() {
        ValleyTest.Result result = ValleyTest.of(new double[][] {{.6}, {.1}, {1}});

        assertThat(result.pValue()).isEqualTo(1);
        assertThat(result.detected()).isFalse();
    }

    private static double rate(Sweeps.Truth truth, int seeds) {
        SplittableRandom random = new SplittableRandom(5);
        int detected = 0;
        for (int i = 0; i < SWEEPS; i++) {
            detected += ValleyTest.of(truth.draw(seeds, random), DRAWS).detected() ? 1 : 0;
        }
        return (double) detected / SWEEPS;
    }
}
