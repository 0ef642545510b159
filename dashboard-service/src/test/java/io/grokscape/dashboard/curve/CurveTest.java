package io.grokscape.dashboard.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveTest {

    @Test
    void rowsAreOrderedByEpochAndTheLastOfOneEpochCounts() {
        Curve curve = curve(new int[] {5, 0, 5, 2}, 1, 2, 3, 4);
        assertThat(curve.epochs()).containsExactly(0, 2, 5);
        assertThat(curve.column(CurveColumn.TRAIN_LOSS)).containsExactly(2, 4, 3);
    }

    @Test
    void mergingTheSameRowsAgainChangesNothing() {
        Curve curve = ramp(0, 50);
        Curve again = curve.merge(curve.upTo(20)).merge(curve.after(30));
        assertThat(again.epochs()).containsExactly(curve.epochs());
        assertThat(again.column(CurveColumn.TRAIN_LOSS)).containsExactly(curve.column(CurveColumn.TRAIN_LOSS));
    }

    @Test
    void batchesMayComeInAnyOrder() {
        assertThat(ramp(20, 50).merge(ramp(0, 20)).epochs())
                .containsExactly(ramp(0, 50).epochs());
        assertThat(ramp(0, 20).merge(ramp(20, 50)).epochs())
                .containsExactly(ramp(0, 50).epochs());
        assertThat(Curve.EMPTY.merge(ramp(0, 3)).epochs()).containsExactly(0, 1, 2);
    }

    @Test
    void piecesAreJoinedOverlappingOrNot() {
        Curve whole = ramp(0, 50);
        for (List<Curve> pieces : List.of(
                List.of(ramp(0, 20), ramp(20, 21), ramp(21, 50)),
                List.of(ramp(0, 30), ramp(10, 20), ramp(15, 50), ramp(49, 50)))) {
            Curve joined = Curve.joined(pieces);
            assertThat(joined.epochs()).containsExactly(whole.epochs());
            assertThat(joined.column(CurveColumn.TRAIN_LOSS)).containsExactly(whole.column(CurveColumn.TRAIN_LOSS));
        }
        assertThat(Curve.joined(List.of()).isEmpty()).isTrue();
    }

    @Test
    void aResumedAttemptContinuesWhatItInheritedUpToItsResumeEpoch() {
        AttemptCurve first = new AttemptCurve(1, OptionalInt.empty(), ramp(0, 130));
        AttemptCurve second = new AttemptCurve(2, OptionalInt.of(100), scaled(110, 200, 2));
        Curve whole = AttemptCurve.lineage(List.of(first, second));
        assertThat(whole.epochs())
                .containsExactly(IntStream.concat(IntStream.rangeClosed(0, 100), IntStream.range(110, 200))
                        .toArray());
        assertThat(whole.last(CurveColumn.TRAIN_LOSS)).isEqualTo(2 * 199);
    }

    @Test
    void anAttemptThatStartedOverInheritsNothing() {
        AttemptCurve first = new AttemptCurve(1, OptionalInt.empty(), ramp(0, 130));
        AttemptCurve second = new AttemptCurve(2, OptionalInt.empty(), ramp(0, 40));
        assertThat(AttemptCurve.lineage(List.of(first, second)).lastEpoch()).isEqualTo(39);
    }

    @Test
    void aResumedAttemptIsKnownByItsFirstEpochBeforeItsEventArrives() {
        AttemptCurve first = new AttemptCurve(1, OptionalInt.empty(), ramp(0, 130));
        AttemptCurve second = new AttemptCurve(2, OptionalInt.empty(), ramp(101, 150));
        assertThat(AttemptCurve.lineage(List.of(first, second)).epochs())
                .containsExactly(IntStream.range(0, 150).toArray());
    }

    private static Curve ramp(int from, int to) {
        return scaled(from, to, 1);
    }

    private static Curve scaled(int from, int to, double scale) {
        int[] epochs = IntStream.range(from, to).toArray();
        return curve(epochs, Arrays.stream(epochs).mapToDouble(e -> e * scale).toArray());
    }

    private static Curve curve(int[] epochs, double... losses) {
        double[][] rows = new double[epochs.length][CurveColumn.values().length];
        for (int i = 0; i < epochs.length; i++) {
            rows[i][CurveColumn.TRAIN_LOSS.ordinal()] = losses[i];
        }
        return Curve.of(epochs, rows);
    }
}
