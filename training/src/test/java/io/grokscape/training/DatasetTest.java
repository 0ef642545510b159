package io.grokscape.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.spec.RunSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Test vectors, computed by an independent program from the generator's description: a change here breaks every run. */
class DatasetTest {

    @Test
    void additionOfSeedThreeSplitsLikeThis() {
        Dataset data = Dataset.drawnFor(RunSpec.of("add").seed(3).build());

        assertThat(rows(data.train())).startsWith("93,+,27,7\n82,+,36,5\n64,+,62,13\n60,+,88,35\n");
        assertThat(hash(data.train())).isEqualTo("13ea3a3fb305b70c");
        assertThat(hash(data.validation())).isEqualTo("ca83a175e0004a57");
    }

    @Test
    void memoriseOfSeedThreeIsLabelledLikeThis() {
        Dataset data = Dataset.drawnFor(
                RunSpec.of("memorise").trainSize(12_769).seed(3).build());

        assertThat(hash(data.train())).isEqualTo("a9f1c99de30e307f");
        assertThat(data.validation().size()).isZero();
    }

    @Test
    void addAndMemoriseOfSeedThreeIsThis() {
        Dataset data = Dataset.drawnFor(RunSpec.of("add+memorise")
                .trainSize(600)
                .memoriseSize(500)
                .seed(3)
                .build());

        assertThat(hash(data.train())).isEqualTo("bd8fb635b63a3591");
        assertThat(data.validation().size()).isEqualTo(12_769 - 600);
    }

    @Test
    void divisionLeavesOutTheZeros() {
        Dataset data = Dataset.drawnFor(
                RunSpec.of("a/b").modulus(7).trainSize(10).seed(3).build());

        assertThat(hash(data.train())).isEqualTo("ea41c0c7964c7273");
        assertThat(data.validation().size()).isEqualTo(42 - 10);
        assertThat(data.validation().b()).doesNotContain(0);
    }

    @Test
    void aLargerTrainingSetOfTheSameSeedHoldsTheSmallerOne() {
        Dataset small = Dataset.drawnFor(RunSpec.of("add").trainSize(500).build());
        Dataset large = Dataset.drawnFor(RunSpec.of("add").trainSize(4000).build());

        assertThat(rows(large.train())).startsWith(rows(small.train()));
    }

    @Test
    void randomLabelsAreTheSameForBothOrdersOfAPair() {
        Examples all = Dataset.drawnFor(
                        RunSpec.of("memorise").modulus(31).trainSize(961).build())
                .train();
        Map<Integer, Integer> labels = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            labels.put(all.a()[i] * 31 + all.b()[i], all.label()[i]);
        }

        assertThat(labels).hasSize(961);
        labels.forEach((pair, label) ->
                assertThat(labels.get(pair % 31 * 31 + pair / 31)).isEqualTo(label));
        assertThat(labels.values().stream().distinct().count()).isEqualTo(31);
    }

    @Test
    void theModelSeedDoesNotTouchTheData() {
        RunSpec spec = RunSpec.of("add").build();

        assertThat(hash(Dataset.drawnFor(spec.toBuilder().modelSeed(9).build()).train()))
                .isEqualTo(hash(Dataset.drawnFor(spec).train()));
        assertThat(hash(Dataset.drawnFor(spec.toBuilder().dataSeed(9).build()).train()))
                .isNotEqualTo(hash(Dataset.drawnFor(spec).train()));
    }

    private static String rows(Examples examples) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < examples.size(); i++) {
            rows.append("%d,%s,%d,%d\n"
                    .formatted(
                            examples.a()[i],
                            examples.op()[i] == Examples.PLUS ? "+" : "-",
                            examples.b()[i],
                            examples.label()[i]));
        }
        return rows.toString();
    }

    private static String hash(Examples examples) {
        try {
            byte[] rows = rows(examples).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(rows), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
