package io.grokscape.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grokscape.spec.RunSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
    private static final RunSpec SPEC =
            RunSpec.of("add").modulus(11).trainSize(60).hiddenSize(8).build();

    @TempDir
    private Path folder;

    static Checkpoint state() {
        Weights weights = Weights.initialFor(SPEC);
        Random random = new Random(1);
        float[] first = new float[weights.values().length];
        float[] second = new float[weights.values().length];
        for (int i = 0; i < first.length; i++) {
            first[i] = random.nextFloat();
            second[i] = random.nextFloat();
        }
        return new Checkpoint(SPEC, "an engine", 123, 45, weights, first, second);
    }

    @Test
    void everyFieldIsReadBack() {
        Checkpoint read = CheckpointFile.fromBytes(CheckpointFile.toBytes(state()), "f");

        assertThat(read.spec()).isEqualTo(SPEC);
        assertThat(read.fingerprint()).isEqualTo("an engine");
        assertThat(read.epoch()).isEqualTo(123);
        assertThat(read.settledSince()).isEqualTo(45);
        assertThat(read.weights().values()).isEqualTo(state().weights().values());
        assertThat(read.firstMoment()).isEqualTo(state().firstMoment());
        assertThat(read.secondMoment()).isEqualTo(state().secondMoment());
    }

    @Test
    void aFlippedBitAnywhereIsNoticedOrChangesNothingThatCounts() {
        byte[] file = CheckpointFile.toBytes(state());
        Random random = new Random(2);
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = file.clone();
            int at = random.nextInt(i < 500 ? 4000 : file.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            try {
                Checkpoint read = CheckpointFile.fromBytes(damaged, "f");
                assertThat(read.weights().values()).isEqualTo(state().weights().values());
                assertThat(read.epoch()).isEqualTo(state().epoch());
                assertThat(read.settledSince()).isEqualTo(state().settledSince());
                assertThat(read.fingerprint()).isEqualTo(state().fingerprint());
                assertThat(read.spec()).isEqualTo(state().spec());
                assertThat(at).as("a flip among the values").isLessThan(4000);
            } catch (SafetensorsException expected) {
                assertThat(expected).hasMessageStartingWith("f ");
            }
        }
    }

    @Test
    void valuesThatDoNotHaveTheChecksumAreRefused() {
        byte[] file = CheckpointFile.toBytes(state());
        file[file.length - 1] ^= 1;

        assertThatThrownBy(() -> CheckpointFile.fromBytes(file, "f")).hasMessageContaining("corrupt");
    }

    @Test
    void aFileOfAnotherKindOrModelIsRefused() {
        byte[] weights = WeightsFile.toBytes(state());
        ParameterLayout wider =
                ParameterLayout.of(SPEC.toBuilder().hiddenSize(16).build());
        ParameterLayout deeper = ParameterLayout.of(SPEC.toBuilder().layers(2).build());

        assertThatThrownBy(() -> CheckpointFile.fromBytes(weights, "f")).hasMessage("f is no Grokscape checkpoint");
        assertThatThrownBy(() -> WeightsFile.fromBytes(weights, wider, "f"))
                .hasMessage("f has embed.W_E of shape [12, 8], but the model's is [12, 16]");
        assertThatThrownBy(() -> WeightsFile.fromBytes(weights, deeper, "f"))
                .hasMessage("f has no tensor blocks.1.attn.W_Q");
        assertThatThrownBy(() -> WeightsFile.fromBytes(
                        CheckpointFile.toBytes(state()), state().weights().layout(), "f"))
                .hasMessage("f has adam.m.embed.W_E, which the model has not");
    }

    @Test
    void aSpecThatCannotBeIsRefused() {
        byte[] file = CheckpointFile.toBytes(state());
        byte[] impossible = new String(file, StandardCharsets.ISO_8859_1)
                .replace("layers=1", "layers=9")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> CheckpointFile.fromBytes(impossible, "f"))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("layers must be at most 8, not 9");
    }

    @Test
    void aFileOnDiskIsReplacedWholeAndLeavesNothingElse() throws Exception {
        Path file = folder.resolve("new/100.safetensors");
        CheckpointFile.write(file, state());
        CheckpointFile.write(file, state().withSettledSince(7));

        assertThat(CheckpointFile.read(file).settledSince()).isEqualTo(7);
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertThatThrownBy(() -> CheckpointFile.read(folder.resolve("none")))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> CheckpointFile.read(folder)).hasMessageContaining("is no file");
        assertThatThrownBy(() -> CheckpointFile.read(Path.of("/dev/zero"))).hasMessageContaining("is no file");
    }
}
