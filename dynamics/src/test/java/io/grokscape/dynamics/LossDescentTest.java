package io.grokscape.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class LossDescentTest {
    private static final int LOGS = 200;

    @Test
    void lossThatRisesWhileMemorisingAndFallsWhileGeneralisingDescendsTwice() {
        LossDescent descent =
                of(log -> log < 20 ? 4.7 - .02 * log : log < 100 ? 12 : .1).orElseThrow();

        assertThat(descent.firstEpoch()).isBetween(1800, 1900);
        assertThat(descent.first()).isBetween(4.3, 4.4);
        assertThat(descent.peak()).isEqualTo(12);
        assertThat(descent.returnEpoch()).isBetween(10_000, 10_100);
        assertThat(descent.last()).isEqualTo(.1);
    }

    @Test
    void lossThatOnlyFallsAndOneSpikeOnTheWayDoNot() {
        assertThat(of(log -> 4.7 - .02 * log)).isEmpty();
        assertThat(of(log -> log == 120 ? 20 : 4.7 - .02 * log)).isEmpty();
    }

    @Test
    void memorisingNoiseIsNeverCalledADescent() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 500; run++) {
            double[] wandering = new double[LOGS];
            for (int log = 0; log < LOGS; log++) {
                double risen = Math.min(1, log / 30.0);
                wandering[log] = Math.max(4.4, 4.76 + risen * 12 + risen * 3 * random.nextGaussian());
            }
            assertThat(of(log -> wandering[log])).isEmpty();
        }
    }

    @Test
    void amongTheReferenceRunsOnlyThoseThatGeneralisedDescendTwiceAndNearlyAllThatGrokkedDo() {
        Judge judge = new Judge(VerdictRules.DEFAULT);
        int grokked = 0;
        int twice = 0;
        for (ReferenceCurves.Labelled labelled : ReferenceCurves.all()) {
            Optional<LossDescent> descent =
                    judge.judge(labelled.curve()).evidence().lossDescent();
            switch (labelled.dynamic()) {
                case GROKKING -> {
                    grokked++;
                    twice += descent.isPresent() ? 1 : 0;
                }
                case UNGROKKING, STALLED ->
                    assertThat(descent).as(labelled.toString()).isEmpty();
                default -> {}
            }
        }
        // They were logged every 100 epochs: a peak of one log is not told from a spike.
        assertThat(twice).isGreaterThanOrEqualTo((int) (.95 * grokked));
    }

    private static Optional<LossDescent> of(IntToDoubleFunction validationLoss) {
        Curve.Builder curve = Curve.builder();
        for (int log = 0; log < LOGS; log++) {
            curve.add(100 * log, 1, 1, validationLoss.applyAsDouble(log), .5, 20);
        }
        return LossDescent.of(curve.build(), VerdictRules.DEFAULT);
    }
}
