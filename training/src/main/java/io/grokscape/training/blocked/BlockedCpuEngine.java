package io.grokscape.training.blocked;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.Checkpoint;
import io.grokscape.training.Dataset;
import io.grokscape.training.Engine;
import io.grokscape.training.Training;
import io.grokscape.training.Weights;
import java.util.Optional;

/** One-layer models, fused over panels of rows that stay in the core's caches. One run per core, on one thread. */
public final class BlockedCpuEngine implements Engine {
    /** Raised whenever the bits of a result may change. */
    private static final int VERSION = 1;
    /** Beyond this the tables, which have a row per head, are no longer small. */
    private static final int MAX_HEADS = 16;

    @Override
    public String name() {
        return "blocked";
    }

    @Override
    public String fingerprint() {
        return "blocked-%d/%s/%d".formatted(VERSION, System.getProperty("os.arch"), Memory.SPECIES.vectorBitSize());
    }

    @Override
    public int lanes() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public Optional<String> refuses(RunSpec spec) {
        if (spec.layers() != 1) {
            return Optional.of("trains one layer, not " + spec.layers());
        }
        if (spec.layerNorm()) {
            return Optional.of("has no LayerNorm");
        }
        if (spec.heads() > MAX_HEADS) {
            return Optional.of("has at most " + MAX_HEADS + " heads, not " + spec.heads());
        }
        return Optional.empty();
    }

    @Override
    public Training open(RunSpec spec, Optional<Checkpoint> from) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Training open(RunSpec spec, Dataset data, Weights initial) {
        return new BlockedTraining(spec, fingerprint(), data, initial);
    }
}
