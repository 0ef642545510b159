package io.grokscape.training.nd4j;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.Checkpoint;
import io.grokscape.training.Dataset;
import io.grokscape.training.Engine;
import io.grokscape.training.LibraryVersion;
import io.grokscape.training.ParameterLayout;
import io.grokscape.training.Training;
import io.grokscape.training.Weights;
import java.util.Optional;

/** Trains any spec: every depth, width and option. */
public final class Nd4jEngine implements Engine {
    private final long memoryBytes;

    /** An engine whose runs may take as much memory outside the heap as ND4J may: the heap's limit. */
    public Nd4jEngine() {
        this(Runtime.getRuntime().maxMemory());
    }

    /** @param memoryBytes what one run may take outside the heap */
    public Nd4jEngine(long memoryBytes) {
        this.memoryBytes = memoryBytes;
    }

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public String fingerprint() {
        return "nd4j %s, bits %d, %s, %d-bit vectors"
                .formatted(Natives.ND4J_VERSION, LibraryVersion.BITS, Natives.openBlas(), Floats.LANES.vectorBitSize());
    }

    @Override
    public int lanes() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public Optional<String> refuses(RunSpec spec) {
        long needed = MemoryNeed.bytes(spec);
        if (needed <= memoryBytes) {
            return Optional.empty();
        }
        return Optional.of("needs about %,d MB for this run, and may take %,d MB (raise -Xmx)"
                .formatted(needed >> 20, memoryBytes >> 20));
    }

    @Override
    public Training open(RunSpec spec, Optional<Checkpoint> from) {
        requireAccepted(spec);
        from.ifPresent(checkpoint -> requireOurs(spec, checkpoint));
        Checkpoint start = from.orElseGet(() -> atEpochZero(spec, Weights.initialFor(spec)));
        return open(spec, Dataset.drawnFor(spec), start);
    }

    @Override
    public Training open(RunSpec spec, Dataset data, Weights initial) {
        requireAccepted(spec);
        return open(spec, data, atEpochZero(spec, initial));
    }

    private Training open(RunSpec spec, Dataset data, Checkpoint start) {
        Natives.load();
        return new Nd4jTraining(spec, fingerprint(), data, start);
    }

    private Checkpoint atEpochZero(RunSpec spec, Weights initial) {
        int size = ParameterLayout.of(spec).size();
        if (initial.values().length != size) {
            throw new IllegalArgumentException(
                    "%d initial weights for a model of %d".formatted(initial.values().length, size));
        }
        return new Checkpoint(
                spec, fingerprint(), 0, Checkpoint.NOT_SETTLED, initial, new float[size], new float[size]);
    }

    private void requireAccepted(RunSpec spec) {
        refuses(spec).ifPresent(reason -> {
            throw new IllegalArgumentException("engine nd4j " + reason);
        });
    }

    private void requireOurs(RunSpec spec, Checkpoint checkpoint) {
        if (!checkpoint.spec().equals(spec)) {
            throw new IllegalArgumentException("the checkpoint is of run %s, not of %s"
                    .formatted(checkpoint.spec().id(), spec.id()));
        }
        if (!checkpoint.fingerprint().equals(fingerprint())) {
            throw new IllegalArgumentException("the checkpoint was written by '%s'; this is '%s'"
                    .formatted(checkpoint.fingerprint(), fingerprint()));
        }
    }
}
