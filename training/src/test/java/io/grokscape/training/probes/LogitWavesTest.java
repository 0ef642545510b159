package io.grokscape.training.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On tensors of logits whose answer is known. */
class LogitWavesTest {
    private static final int P = 11;
    private static final Waves WAVES = new Waves(P);

    @FunctionalInterface
    private interface Logits {
        double at(int a, int b, int c);
    }

    private static LogitWaves of(Logits z) {
        double[][] byLabel = new double[P][P];
        double squares = 0;
        for (int a = 0; a < P; a++) {
            for (int b = 0; b < P; b++) {
                for (int c = 0; c < P; c++) {
                    byLabel[c][(a + b) % P] += z.at(a, b, c);
                    squares += z.at(a, b, c) * z.at(a, b, c);
                }
            }
        }
        return new LogitWaves(byLabel, squares, WAVES);
    }

    private static double angle(int k, int x) {
        return 2 * Math.PI * k * x / P;
    }

    @Test
    void aPureRotationIsGeneralisingEntirely() {
        LogitWaves found = of((a, b, c) -> 5 * Math.cos(angle(3, a + b - c)) + Math.cos(angle(1, a + b - c)));

        assertThat(found.squares()).isCloseTo(26 * P * P * P / 2.0, within(1e-8));
        assertThat(found.trigSquares()).isCloseTo(found.squares(), within(1e-8));
    }

    @Test
    void anotherPhaseAnotherLineOrAConstantIsNoPartOfIt() {
        assertThat(of((a, b, c) -> Math.sin(angle(3, a + b - c))).trigSquares()).isCloseTo(0, within(1e-18));
        assertThat(of((a, b, c) -> Math.cos(angle(3, a - b - c))).trigSquares()).isCloseTo(0, within(1e-18));
        assertThat(of((a, b, c) -> 7).trigSquares()).isCloseTo(0, within(1e-18));
    }

    /** Z_T are (P−1)/2 of P³ equal directions, so that is its expected share of white noise. */
    @Test
    void noiseHasTheShareOfItsDimensions() {
        Random random = new Random(1);
        double share = IntStream.range(0, 300)
                .mapToObj(_ -> {
                    double[] noise = random.doubles(P * P * P)
                            .map(_ -> random.nextGaussian())
                            .toArray();
                    return of((a, b, c) -> noise[(a * P + b) * P + c]);
                })
                .mapToDouble(found -> found.trigSquares() / found.squares())
                .average()
                .orElseThrow();

        assertThat(share).isCloseTo((P - 1) / 2.0 / (P * P * P), within(0.0005));
    }

    @Test
    void aFrequencysComponentIsItsWavesAloneWhateverThePhase() {
        LogitWaves found = of((a, b, c) -> Math.cos(angle(2, a + b) + c) + Math.cos(angle(4, a + b)) + a * c);

        double[][] components = found.components(List.of(2));

        for (int s = 0; s < P; s++) {
            for (int c = 0; c < P; c++) {
                assertThat(components[s][c]).isCloseTo(Math.cos(angle(2, s) + c), within(1e-12));
            }
        }
        assertThat(found.components(List.of())[3]).containsOnly(0);
        assertThat(found.mean(3)).isCloseTo(3 * (P - 1) / 2.0, within(1e-12));
    }
}
