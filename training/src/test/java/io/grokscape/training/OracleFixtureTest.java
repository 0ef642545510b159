package io.grokscape.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OracleFixtureTest {

    @ParameterizedTest
    @MethodSource("io.grokscape.training.Oracle#all")
    void anOraclesWeightsHaveTheNormItsTableStartsWith(Oracle oracle) {
        double squares = 0;
        for (float weight : oracle.initial().values()) {
            squares += (double) weight * weight;
        }

        assertThat(Math.sqrt(squares)).isCloseTo(oracle.losses()[0][5], within(1e-5));
    }

    @ParameterizedTest
    @MethodSource("io.grokscape.training.Oracle#all")
    void trainingAndValidationTogetherAreTheUniverse(Oracle oracle) {
        int pairs = oracle.spec().trainSize() + oracle.data().validation().size();

        assertThat(pairs).isEqualTo(oracle.spec().parsedTask().universe());
        assertThat(oracle.data().train().size())
                .isEqualTo(oracle.spec().trainSize() + oracle.spec().memoriseSize());
    }
}
