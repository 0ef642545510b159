package io.grokscape.benchmarks.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.ParameterLayout;
import io.grokscape.training.TrainingPairs;
import io.grokscape.training.Weights;
import io.grokscape.training.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is timed is the same model: both forms against the float64 oracle the engines are held to. */
class LibtorchOracleTest {
    private static final Path ORACLE = Path.of("../../training/src/test/resources/oracles/one-layer-d16");
    private static final int LAST_EXACT_EPOCH = 10;

    @ParameterizedTest
    @ValueSource(strings = {"standard", "last-position"})
    void lossesFollowTheOracle(String form) throws IOException {
        LibtorchNatives.load(Path.of("target/natives"));
        RunSpec base = RunSpec.of("add").hiddenSize(16).trainSize(600).build();
        TrainingPairs pairs = TrainingPairs.parse(Files.readString(ORACLE.resolve("train.csv")), base, "train.csv");
        byte[] file = Files.readAllBytes(ORACLE.resolve("initial.safetensors"));
        Weights initial = WeightsFile.fromBytes(file, ParameterLayout.of(pairs.spec()), "initial.safetensors");
        LibtorchRun run = new LibtorchRun(pairs.spec(), form, pairs.data(), initial);
        List<String> losses = Files.readAllLines(ORACLE.resolve("losses.csv"));

        for (int epoch = 0; epoch <= LAST_EXACT_EPOCH; epoch++) {
            double expected = Double.parseDouble(losses.get(epoch + 1).split(",")[1]);
            assertThat((double) run.update()).as("epoch %d", epoch).isCloseTo(expected, withinPercentage(1e-4));
        }
    }
}
