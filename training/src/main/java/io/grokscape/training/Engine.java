package io.grokscape.training;

import io.grokscape.spec.RunSpec;
import java.util.Optional;

/**
 * Trains runs. Training is deterministic under one {@link #fingerprint()}: the same spec gives the same bits, whatever
 * runs beside it, and a run resumed from a checkpoint ends with the bits of one never interrupted.
 */
public interface Engine {
    /** The name on the command line: {@code nd4j} or {@code blocked}. */
    String name();

    /** Engine, library version and instruction set: what the bits of a result depend on beside the spec. */
    String fingerprint();

    /** Runs this engine trains at once on this machine. */
    int lanes();

    /** Why this engine cannot train the spec (in words that follow its name), or empty if it can. Takes no memory. */
    Optional<String> refuses(RunSpec spec);

    /**
     * Opens a run at epoch 0, or where the checkpoint left it.
     *
     * @param from a checkpoint written under the same {@link #fingerprint()}; {@link IllegalArgumentException} otherwise
     */
    Training open(RunSpec spec, Optional<Checkpoint> from);

    /** Opens a run at epoch 0 on given data and initial weights, instead of those its seeds draw. */
    Training open(RunSpec spec, Dataset data, Weights initial);
}
