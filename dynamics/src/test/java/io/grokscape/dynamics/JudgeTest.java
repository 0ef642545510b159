package io.grokscape.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private final Judge judge = new Judge(VerdictRules.DEFAULT);

    @Test
    void aMemorisedRunWhoseValidationRisesLateToAModeratePlateauIsSemiGrokking() {
        Verdict verdict = judge.judge(curve(e -> e < 300 ? .5 : 1, e -> e < 4000 ? .03 : .6));

        assertThat(verdict.dynamic()).isEqualTo(Dynamic.SEMI_GROKKING);
        assertThat(verdict.evidence().fittedEpoch()).hasValue(300);
        assertThat(verdict.evidence().risenEpoch()).hasValue(4000);
        assertThat(verdict.evidence().delay()).hasValue(3700);
        assertThat(verdict.explanation())
                .contains("Knew its training set at epoch 300")
                .contains("60 %");
    }

    @Test
    void everyPlateauOfTheRiseIsReported() {
        Verdict verdict = judge.judge(curve(e -> 1, e -> e < 2000 ? .02 : e < 4000 ? .3 : e < 6000 ? .55 : .8));

        assertThat(verdict.evidence().plateaus()).containsExactly(.3, .55);
    }

    @Test
    void aSlowClimbHasNoPlateaus() {
        Verdict verdict = judge.judge(curve(e -> 1, e -> e < 1000 ? .02 : Math.min(.6, .1 + e / 18_000.0)));

        assertThat(verdict.evidence().plateaus()).isEmpty();
    }

    @Test
    void aRunThatStillRisesWhenItsBudgetEndsIsUndecided() {
        Verdict verdict = judge.judge(curve(e -> 1, e -> e < 9700 ? .03 : .03 + (e - 9700) / 600.0));

        assertThat(verdict.dynamic()).isEqualTo(Dynamic.UNDECIDED);
        assertThat(verdict.explanation()).contains("still rising");
    }

    @Test
    void aLossThatIsNoNumberMakesTheRunFailedFromThatEpochOn() {
        Curve.Builder rows = Curve.builder();
        for (int e = 0; e <= 1000; e += 100) {
            rows.add(e, e < 700 ? 1 : Double.NaN, .5, 1, .1, 20);
        }
        Verdict verdict = judge.judge(rows.build());

        assertThat(verdict.dynamic()).isEqualTo(Dynamic.FAILED);
        assertThat(verdict.explanation()).contains("epoch 700");
    }

    @Test
    void anInfiniteValidationLossMakesTheRunFailed() {
        Curve.Builder rows = Curve.builder();
        for (int e = 0; e <= 1000; e += 100) {
            rows.add(e, 1, .5, e == 1000 ? Double.POSITIVE_INFINITY : 1, .1, 20);
        }

        assertThat(judge.judge(rows.build()).dynamic()).isEqualTo(Dynamic.FAILED);
    }

    @Test
    void aRunWithoutValidationIsNotApplicable() {
        Verdict verdict = judge.judge(curve(e -> 1, e -> Double.NaN));

        assertThat(verdict.dynamic()).isEqualTo(Dynamic.NOT_APPLICABLE);
        assertThat(verdict.evidence().validationAccuracy()).isEmpty();
    }

    @Test
    void aFewRowsOrNoneAreUndecidedWithoutConfidence() {
        Curve four = Curve.builder()
                .add(0, 4, .01, 4, .01, 20)
                .add(10, 3, .1, 4, .01, 20)
                .add(20, 2, .2, 4, .01, 20)
                .add(30, 2, .3, 4, .01, 20)
                .build();

        assertThat(judge.judge(four).dynamic()).isEqualTo(Dynamic.UNDECIDED);
        assertThat(judge.judge(four).confidence()).isZero();
        assertThat(judge.judge(Curve.builder().build()).dynamic()).isEqualTo(Dynamic.UNDECIDED);
    }

    @Test
    void theFinalWindowIsAShareOfTheEpochsNotOfTheRows() {
        Curve.Builder rows = Curve.builder();
        for (int e = 0; e < 1000; e += 5) { // 200 rows of the memorising stage, logged densely
            rows.add(e, 1, 1, 5, .02, 30);
        }
        for (int e = 1000; e <= 10_000; e += 500) {
            rows.add(e, 1, 1, 5, e >= 8000 ? 1 : .02, 30);
        }

        assertThat(judge.judge(rows.build()).dynamic()).isEqualTo(Dynamic.GROKKING);
    }

    @Test
    void validationLoggedMoreRarelyThanTrainingIsEnough() {
        Verdict verdict = judge.judge(curve(e -> 1, e -> e % 500 != 0 ? Double.NaN : e < 5000 ? .02 : 1));

        assertThat(verdict.dynamic()).isEqualTo(Dynamic.GROKKING);
    }

    @Test
    void confidenceIsTheDistanceFromTheNearestThreshold() {
        assertThat(judge.judge(curve(e -> 1, e -> .02)).confidence()).isEqualTo(1);
        assertThat(judge.judge(curve(e -> 1, e -> .10)).confidence()).isEqualTo(.5, within(1e-9));
        assertThat(judge.judge(curve(e -> .992, e -> .02)).confidence()).isEqualTo(.2, within(1e-9));
    }

    @Test
    void aRunningCurveIsJudgedProvisionallyAndNoSurerThanItsShareOfTheBudget() {
        Curve memorised = curve(e -> 1, e -> .02);

        Verdict soFar = judge.judgeSoFar(memorised, 40_000);

        assertThat(soFar.provisional()).isTrue();
        assertThat(soFar.dynamic()).isEqualTo(Dynamic.UNGROKKING);
        assertThat(soFar.confidence()).isEqualTo(.25, within(1e-9));
        assertThat(soFar.explanation()).startsWith("So far (epoch 10,000 of 40,000): ");
    }

    @Test
    void aRunningCurveThatHasLearnedLittleIsNotYetCalledStalled() {
        Curve learning = curve(e -> .3, e -> .02);

        assertThat(judge.judgeSoFar(learning, 40_000).dynamic()).isEqualTo(Dynamic.UNDECIDED);
        assertThat(judge.judgeSoFar(learning, 12_000).dynamic()).isEqualTo(Dynamic.STALLED);
    }

    @Test
    void ofTwoRowsForOneEpochTheLaterCounts() {
        Curve curve = Curve.builder()
                .add(0, 4, .1, 4, .01, 20)
                .add(200, 4, .3, 4, .01, 20)
                .add(100, 4, .2, 4, .01, 20)
                .add(200, 4, .4, 4, .01, 20)
                .build();

        assertThat(curve.size()).isEqualTo(3);
        assertThat(curve.epoch(1)).isEqualTo(100);
        assertThat(curve.trainAccuracy(2)).isEqualTo(.4);
    }

    @Test
    void thresholdsOutOfBoundsAreRefusedByName() {
        assertThatThrownBy(() -> new VerdictRules("x", .9, 1.5, .15, .95, .1, .2, 5))
                .hasMessageContaining("fitted: 1.5");
        assertThatThrownBy(() -> new VerdictRules("x", .9, .99, .96, .95, .1, .2, 5))
                .hasMessageContaining("floor: 0.96 is not below grokked");
    }

    private static Curve curve(IntToDoubleFunction train, IntToDoubleFunction validation) {
        Curve.Builder rows = Curve.builder();
        for (int e = 0; e <= 10_000; e += 100) {
            double accuracy = validation.applyAsDouble(e);
            rows.add(
                    e,
                    1,
                    e == 0 ? .01 : train.applyAsDouble(e),
                    accuracy,
                    e == 0 ? Math.min(accuracy, .01) : accuracy,
                    20);
        }
        return rows.build();
    }
}
