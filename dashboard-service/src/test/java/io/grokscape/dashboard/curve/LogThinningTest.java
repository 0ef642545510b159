package io.grokscape.dashboard.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogThinningTest {
    private static final int EPOCHS = 10_001;

    @ParameterizedTest
    @ValueSource(ints = {16, 50, 200, 999})
    void neverMorePointsThanAskedForAndBothEndsStay(int points) {
        Curve thin = LogThinning.thin(noisy(), points);
        assertThat(thin.size()).isBetween(points / 8, points);
        assertThat(thin.firstEpoch()).isZero();
        assertThat(thin.lastEpoch()).isEqualTo(EPOCHS - 1);
    }

    @Test
    void aSpikeOfOneEpochIsNotLost() {
        Curve curve = noisy();
        curve.column(CurveColumn.VALIDATION_ACCURACY)[7_777] = -5;
        curve.column(CurveColumn.TRAIN_LOSS)[3_333] = 50;
        Curve thin = LogThinning.thin(curve, 100);
        assertThat(thin.column(CurveColumn.VALIDATION_ACCURACY)).contains(-5);
        assertThat(thin.column(CurveColumn.TRAIN_LOSS)).contains(50);
    }

    @Test
    void earlyEpochsGetAsMuchRoomPerDecadeAsLateOnes() {
        int[] epochs = LogThinning.thin(noisy(), 300).epochs();
        long hundreds = Arrays.stream(epochs).filter(e -> e >= 100 && e < 1_000).count();
        long thousands =
                Arrays.stream(epochs).filter(e -> e >= 1_000 && e < 10_000).count();
        assertThat((double) hundreds).isBetween(0.7 * thousands, 1.3 * thousands);
    }

    /** Probes are few: thinning by even steps would lose most of them. */
    @Test
    void whatWasProbedRarelyIsKept() {
        Curve curve = noisy();
        int[] probed = {0, 20, 60, 150, 400, 1_000, 3_000, 10_000};
        double[] shares = curve.column(CurveColumn.TRIG_SHARE);
        Arrays.fill(shares, Double.NaN);
        Arrays.stream(probed).forEach(epoch -> shares[epoch] = 0.5);

        Curve thin = LogThinning.thin(curve, 200);

        assertThat(thin.epochs()).contains(probed);
    }

    @Test
    void aShortCurveStaysWhole() {
        Curve curve = noisy().upTo(99);
        assertThat(LogThinning.thin(curve, 100)).isSameAs(curve);
        assertThat(LogThinning.thin(Curve.EMPTY, 16).isEmpty()).isTrue();
    }

    @Test
    void tooFewPointsAreRefused() {
        assertThatThrownBy(() -> LogThinning.thin(noisy(), 3)).hasMessageContaining("at least 16");
    }

    private static Curve noisy() {
        Random random = new Random(1);
        int[] epochs = new int[EPOCHS];
        double[][] rows = new double[EPOCHS][];
        for (int i = 0; i < EPOCHS; i++) {
            epochs[i] = i;
            rows[i] = random.doubles(CurveColumn.values().length).toArray();
        }
        return Curve.of(epochs, rows);
    }
}
