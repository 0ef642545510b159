package io.grokscape.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every engine against runs computed in float64 elsewhere. */
class OracleTest {
    /** Beyond it a ReLU or a spike may part two correct float32 runs. */
    private static final int LAST_EXACT_EPOCH = 10;

    private static final int LAST_CLOSE_EPOCH = 40;
    private static final double EXACT_PERCENT = 1e-4;
    private static final double CLOSE_PERCENT = 1;

    static Stream<Arguments> enginesAndOracles() {
        return Engines.all().stream().flatMap(engine -> Oracle.all().stream()
                .filter(oracle -> engine.refuses(oracle.spec()).isEmpty())
                .map(oracle -> Arguments.of(engine.name(), oracle)));
    }

    @ParameterizedTest
    @MethodSource("enginesAndOracles")
    void lossesFollowTheOracle(String engine, Oracle oracle) {
        try (Training training = Engines.named(engine).open(oracle.spec(), oracle.data(), oracle.initial())) {
            for (double[] expected : oracle.losses()) {
                if (expected[0] > LAST_CLOSE_EPOCH) {
                    return;
                }
                Measurement measured = training.advance((int) expected[0] - training.epoch());
                double percent = measured.epoch() <= LAST_EXACT_EPOCH ? EXACT_PERCENT : CLOSE_PERCENT;
                assertClose("train loss", measured.epoch(), measured.trainLoss(), expected[1], percent);
                assertClose("validation loss", measured.epoch(), measured.validationLoss(), expected[3], percent);
                assertClose("parameter norm", measured.epoch(), measured.parameterNorm(), expected[5], percent);
            }
        }
    }

    private static void assertClose(String what, int epoch, double measured, double expected, double percent) {
        assertThat(measured).as("%s at epoch %d", what, epoch).isCloseTo(expected, withinPercentage(percent));
    }
}
