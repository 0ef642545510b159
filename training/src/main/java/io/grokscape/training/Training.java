package io.grokscape.training;

/** One run being trained. Not thread-safe; one thread at a time drives it. */
public interface Training extends AutoCloseable {
    /** Updates done so far; epoch e is the state after e updates. */
    int epoch();

    /**
     * Does that many updates, then measures the state they led to.
     *
     * @param epochs 0 or more; 0 only measures
     * @throws DivergedException if the loss is no longer finite: which epoch, which tensor
     */
    Measurement advance(int epochs);

    /** The state now: all that is needed to continue to the same bits. */
    Checkpoint checkpoint();

    /** Frees the buffers. */
    @Override
    void close();
}
