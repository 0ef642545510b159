package io.grokscape.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceCurvesTest {
    private final Judge judge = new Judge(VerdictRules.DEFAULT);

    static List<ReferenceCurves.Labelled> curves() {
        return ReferenceCurves.all();
    }

    @ParameterizedTest
    @MethodSource("curves")
    void everyLabelledRunIsJudgedAsLabelled(ReferenceCurves.Labelled labelled) {
        Verdict verdict = judge.judge(labelled.curve());

        assertThat(verdict.dynamic()).isEqualTo(labelled.dynamic());
        assertThat(verdict.evidence().immediate()).isEqualTo(labelled.immediate());
    }

    /** Up to 7 % of the logs after t99 dip below .99, and validation dips to .82 after grokking. */
    @Test
    void spikesInOneLogOfFourteenChangeNoVerdict() {
        Random random = new Random(7);
        int changed = 0;
        for (ReferenceCurves.Labelled labelled : curves()) {
            changed += judge.judge(withSpikes(labelled.curve(), random)).dynamic() == labelled.dynamic() ? 0 : 1;
        }

        assertThat(changed).isLessThanOrEqualTo(curves().size() / 20);
    }

    @Test
    void theParameterNormRisesInProgressionOfSmallModelsAndFallsInGrokking() {
        for (ReferenceCurves.Labelled labelled : curves()) {
            Evidence evidence = judge.judge(labelled.curve()).evidence();
            if (labelled.dynamic() == Dynamic.GROKKING && labelled.hiddenSize() >= 20) {
                assertThat(evidence.normChange().orElseThrow())
                        .as(labelled.file())
                        .isNegative();
            }
            if (labelled.dynamic() == Dynamic.PROGRESSION && labelled.hiddenSize() == 4) {
                assertThat(evidence.normChange().orElseThrow())
                        .as(labelled.file())
                        .isPositive();
            }
        }
    }

    @Test
    void aGrokkingRunCutOffIsUngrokkingBeforeItsJumpUndecidedInItAndGrokkingAfterIt() {
        Curve whole = CurveCsv.read("curve-047.csv", ReferenceCurves.text("curve-047.csv"));

        assertThat(judge.judge(until(whole, 2000)).dynamic()).isEqualTo(Dynamic.UNGROKKING);
        assertThat(judge.judge(until(whole, 4300)).dynamic()).isEqualTo(Dynamic.UNDECIDED);
        assertThat(judge.judge(until(whole, 6000)).dynamic()).isEqualTo(Dynamic.GROKKING);
    }

    @Test
    void cutOffAnywhereNoRunIsCalledFailedOrNotApplicable() {
        for (ReferenceCurves.Labelled labelled : curves()) {
            Curve whole = labelled.curve();
            for (int row = 0; row < whole.size(); row += 3) {
                assertThat(judge.judge(until(whole, whole.epoch(row))).dynamic())
                        .isNotIn(Dynamic.FAILED, Dynamic.NOT_APPLICABLE);
            }
        }
    }

    private static Curve withSpikes(Curve curve, Random random) {
        Curve.Builder spiky = Curve.builder();
        for (int row = 0; row < curve.size(); row++) {
            boolean spike = row > 0 && row < curve.size() - 1 && random.nextInt(14) == 0;
            spiky.add(
                    curve.epoch(row),
                    curve.trainLoss(row),
                    curve.trainAccuracy(row) * (spike ? .85 : 1),
                    curve.validationLoss(row),
                    curve.validationAccuracy(row) * (spike ? .82 : 1),
                    curve.parameterNorm(row));
        }
        return spiky.build();
    }

    private static Curve until(Curve curve, int epoch) {
        Curve.Builder cut = Curve.builder();
        for (int row = 0; row < curve.size() && curve.epoch(row) <= epoch; row++) {
            cut.add(
                    curve.epoch(row),
                    curve.trainLoss(row),
                    curve.trainAccuracy(row),
                    curve.validationLoss(row),
                    curve.validationAccuracy(row),
                    curve.parameterNorm(row));
        }
        return cut.build();
    }
}
