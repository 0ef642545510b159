package io.grokscape.training.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class ExponentialTest {
    private static final double TWO_UNITS_IN_THE_LAST_PLACE = 1.2e-5;

    @Test
    void itIsRightToTheLastPlaces() {
        for (float x = -46; x <= 0; x += 0.00037f) {
            assertThat((double) Exponential.of(x))
                    .as("e^%s", x)
                    .isCloseTo(Math.exp(x), withinPercentage(TWO_UNITS_IN_THE_LAST_PLACE));
        }
    }

    @Test
    void aVectorHasTheSameBitsAsOneNumber() {
        for (float x = -50; x <= 0; x += 0.00113f) {
            FloatVector vector = Exponential.of(FloatVector.broadcast(Floats.LANES, x));
            assertThat(vector.lane(Floats.WIDTH - 1)).as("e^%s", x).isEqualTo(Exponential.of(x));
        }
    }

    @Test
    void theEdgesAreExact() {
        assertThat(Exponential.of(0f)).isEqualTo(1);
        assertThat(Exponential.of(-46.1f)).isZero();
        assertThat(Exponential.of(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(Exponential.of(Float.NaN)).isNaN();
        assertThat(Exponential.of(FloatVector.broadcast(Floats.LANES, Float.NaN))
                        .lane(0))
                .isNaN();
        assertThat(Exponential.of(FloatVector.broadcast(Floats.LANES, -1e30f)).lane(0))
                .isZero();
    }
}
