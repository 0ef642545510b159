package io.grokscape.trainer;

import io.grokscape.spec.RunSpec;
import io.grokscape.store.CurveParquet;
import io.grokscape.store.CurveRow;
import io.grokscape.store.Result;
import io.grokscape.store.RunKeys;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A run of its own for each test, on one broker and one object store for all; the engine is a toy where it must misbehave. */
abstract class RunFixture {
    static final Duration NEVER = Duration.ofHours(1);
    static final Duration ALWAYS = Duration.ZERO;

    static final Bench bench = Bench.shared();
    private static int seed;

    final ToyEngine engine = new ToyEngine();
    final RunSpec spec = RunSpec.of("add")
            .modulus(11)
            .trainSize(50)
            .hiddenSize(4)
            .epochs(120)
            .modelSeed(++seed)
            .build();
    final RunKeys keys = new RunKeys(spec.id());

    /** Another run with the same data and weights: the toy heeds no learning rate. */
    final RunSpec anotherOfTheSameBytes() {
        return spec.toBuilder().learningRate(0.5).build();
    }

    @AfterEach
    final void dismiss() throws Exception {
        bench.dismiss();
    }

    static List<Integer> loggedEpochs(Result result) {
        byte[] curve = bench.object(result.curveObject()).orElseThrow();
        return CurveParquet.read(curve, result.curveObject()).rows().stream()
                .map(CurveRow::epoch)
                .toList();
    }

    /** The final weights without what names the run. */
    static String tensors(Result result) {
        byte[] file = bench.object(result.weightsObject()).orElseThrow();
        int header = 8 + ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return Arrays.toString(Arrays.copyOfRange(file, header, file.length));
    }
}
