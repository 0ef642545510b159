package io.grokscape.training.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmbeddingSpectrumTest {
    private static final int P = 13;
    private static final int WIDTH = 3;
    private static final Waves WAVES = new Waves(P);

    @Test
    void aWaveStandsAtItsFrequency() {
        float[] embedding = new float[(P + 1) * WIDTH];
        for (int x = 0; x < P; x++) {
            embedding[x * WIDTH + 1] = (float) Math.cos(2 * Math.PI * 5 * x / P + 0.3);
        }

        double[] spectrum = EmbeddingSpectrum.of(embedding, WIDTH, P, WAVES);

        assertThat(spectrum[4]).isCloseTo(Math.sqrt(P / 2.0), within(1e-6));
        assertThat(EmbeddingSpectrum.gini(spectrum)).isCloseTo(5 / 6.0, within(1e-6));
    }

    /** Parseval: nothing of the matrix is lost but what is the same for all numbers, and the rows of other tokens. */
    @Test
    void theSpectrumHoldsAllThatVaries() {
        Random random = new Random(2);
        float[] embedding = new float[(P + 1) * WIDTH];
        for (int i = 0; i < embedding.length; i++) {
            embedding[i] = random.nextFloat();
        }
        double varying = 0;
        for (int i = 0; i < WIDTH; i++) {
            double sum = 0;
            for (int x = 0; x < P; x++) {
                double value = embedding[x * WIDTH + i];
                sum += value;
                varying += value * value;
            }
            varying -= sum * sum / P;
        }

        double[] spectrum = EmbeddingSpectrum.of(embedding, WIDTH, P, WAVES);

        assertThat(Arrays.stream(spectrum).map(x -> x * x).sum()).isCloseTo(varying, within(1e-9));
    }

    @Test
    void equalNormsHaveNoInequality() {
        assertThat(EmbeddingSpectrum.gini(new double[] {3, 3, 3, 3})).isZero();
        assertThat(EmbeddingSpectrum.gini(new double[] {0, 8, 0, 0})).isEqualTo(0.75);
        assertThat(EmbeddingSpectrum.gini(new double[] {2, 1})).isCloseTo(1 / 6.0, within(1e-12));
        assertThat(EmbeddingSpectrum.gini(new double[4])).isZero();
    }
}
