package io.grokscape.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grokscape.spec.RunSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainOnceTest {
    private static final RunSpec SPEC = RunSpec.of("add")
            .modulus(11)
            .trainSize(60)
            .hiddenSize(8)
            .epochs(5)
            .logEvery(1)
            .build();

    @TempDir
    private Path folder;

    @Test
    void itWritesTheCurveAndTheWeights() throws Exception {
        train(SPEC, Optional.empty(), Optional.empty(), folder);

        List<String> lines = Files.readAllLines(folder.resolve("curve.csv"));
        assertThat(lines).hasSize(7);
        assertThat(lines.getFirst()).isEqualTo(CurveCsv.HEADER);
        assertThat(lines.get(1)).matches("0(,\\d\\.\\d{11}e[+-]\\d\\d){5}");
        assertThat(lines.getLast()).startsWith("5,");
        assertThat(weights(folder).values())
                .isNotEqualTo(Weights.initialFor(SPEC).values());
    }

    @Test
    void itWritesNormsAndProbesBesideTheCurve() throws Exception {
        train(SPEC, Optional.empty(), Optional.empty(), folder);

        List<String> lines = Files.readAllLines(folder.resolve("measurements.csv"));
        assertThat(lines).hasSize(7);
        List<String> columns = List.of(lines.getFirst().split(","));
        assertThat(columns)
                .startsWith("epoch", "validation_log_probability", "validation_margin", "logit_norm", "collapsed")
                .contains("norm_W_E", "norm_L0_b_in", "trig_share")
                .endsWith("embedding_spectrum");
        String[] last = lines.getLast().split(",", -1);
        assertThat(last).hasSameSizeAs(columns.toArray());
        assertThat(Double.parseDouble(last[columns.indexOf("trig_share")])).isBetween(0.0, 1.0);
        assertThat(last[columns.indexOf("embedding_spectrum")].split(" ")).hasSize(5);
        String[] unprobed = lines.get(3).split(",", -1);
        assertThat(unprobed).hasSameSizeAs(columns.toArray());
        assertThat(unprobed[columns.indexOf("norm_W_E")]).isNotEmpty();
        assertThat(unprobed[columns.indexOf("trig_share")]).isEmpty();
    }

    @Test
    void whatDoesNotExistIsLeftEmpty() throws Exception {
        RunSpec memorise = RunSpec.of("memorise")
                .modulus(11)
                .trainSize(60)
                .hiddenSize(8)
                .epochs(1)
                .build();
        train(memorise, Optional.empty(), Optional.empty(), folder);

        assertThat(Files.readAllLines(folder.resolve("curve.csv")).get(1)).matches("0,[^,]+,[^,]+,,,[^,]+");
    }

    @Test
    void givenWeightsAndPairsReplaceTheDrawnOnes() throws Exception {
        Path other = folder.resolve("other");
        train(SPEC.toBuilder().modelSeed(3).build(), Optional.empty(), Optional.empty(), other);
        Path pairs = Files.writeString(folder.resolve("pairs.csv"), "a,op,b,label\n1,+,2,3\n4,+,5,9\n");

        train(SPEC, Optional.of(other.resolve("final.safetensors")), Optional.of(pairs), folder);

        List<String> before = Files.readAllLines(other.resolve("curve.csv"));
        List<String> after = Files.readAllLines(folder.resolve("curve.csv"));
        String norm = before.getLast().substring(before.getLast().lastIndexOf(','));
        assertThat(after.get(1)).endsWith(norm).startsWith("0,");
        assertThat(Double.parseDouble(after.get(1).split(",")[2])).isIn(0.0, 0.5, 1.0);
    }

    @Test
    void weightsOfAnotherModelAreRefusedBeforeAnythingIsWritten() throws Exception {
        train(SPEC, Optional.empty(), Optional.empty(), folder);
        Path weights = folder.resolve("final.safetensors");
        Path out = folder.resolve("out");

        assertThatThrownBy(() ->
                        train(SPEC.toBuilder().hiddenSize(16).build(), Optional.of(weights), Optional.empty(), out))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("embed.W_E of shape [12, 8], but the model's is [12, 16]");
        assertThat(out).doesNotExist();
    }

    @Test
    void trainingIsTheSameAsDrivenByARunLoop() throws Exception {
        train(SPEC, Optional.empty(), Optional.empty(), folder);
        RunOutcome outcome = RunLoop.run(Engines.pick(SPEC), SPEC, Optional.empty(), RunObserver.NONE);

        assertThat(weights(folder).values()).isEqualTo(outcome.state().weights().values());
    }

    private static void train(RunSpec spec, Optional<Path> initial, Optional<Path> pairs, Path folder)
            throws Exception {
        new TrainOnce(spec, Optional.empty(), initial, pairs).writeTo(folder, RunObserver.NONE);
    }

    private static Weights weights(Path folder) throws Exception {
        byte[] file = Files.readAllBytes(folder.resolve("final.safetensors"));
        return WeightsFile.fromBytes(file, ParameterLayout.of(SPEC), "final");
    }
}
