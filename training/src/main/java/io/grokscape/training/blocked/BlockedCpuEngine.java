package io.grokscape.training.blocked;

import com.sun.management.OperatingSystemMXBean;
import io.grokscape.spec.RunSpec;
import io.grokscape.training.Checkpoint;
import io.grokscape.training.Dataset;
import io.grokscape.training.Engine;
import io.grokscape.training.LibraryVersion;
import io.grokscape.training.Training;
import io.grokscape.training.Weights;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** One-layer models, fused over panels of rows that stay in the core's caches. One run per core, on one thread. */
public final class BlockedCpuEngine implements Engine {
    /** Beyond this the tables, which have a row per head, are no longer small. */
    private static final int MAX_HEADS = 16;

    private static final OperatingSystemMXBean MEMORY =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Override
    public String name() {
        return "blocked";
    }

    @Override
    public String fingerprint() {
        return "%s-%d/%s/%d-bit"
                .formatted(name(), LibraryVersion.BITS, System.getProperty("os.arch"), Memory.SPECIES.vectorBitSize());
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
        long needed = Shape.of(spec).bytes((long) spec.trainSize() + spec.memoriseSize());
        long present = MEMORY.getTotalMemorySize();
        if (needed > present) {
            return Optional.of("needs about %,d MB for this run, and the machine has %,d MB"
                    .formatted(needed >> 20, present >> 20));
        }
        return Optional.empty();
    }

    @Override
    public Training open(RunSpec spec, Optional<Checkpoint> from) {
        from.ifPresent(checkpoint -> requireOurs(spec, checkpoint));
        Weights initial = from.map(Checkpoint::weights).orElseGet(() -> Weights.initialFor(spec));
        BlockedTraining training = start(spec, Dataset.drawnFor(spec), initial);
        from.ifPresent(training::resume);
        return training;
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

    @Override
    public Training open(RunSpec spec, Dataset data, Weights initial) {
        return start(spec, data, initial);
    }

    private BlockedTraining start(RunSpec spec, Dataset data, Weights initial) {
        refuses(spec).ifPresent(reason -> {
            throw new IllegalArgumentException("engine " + name() + " " + reason);
        });
        return new BlockedTraining(spec, fingerprint(), data, initial);
    }
}
