package io.grokscape.training;

/**
 * One run being trained. Not thread-safe; one thread at a time drives it. How steps are grouped into calls, and how often
 * the state is measured in between, never changes a bit of what follows.
 */
public interface Training extends AutoCloseable {
    /** Updates done so far; epoch e is the state after e updates. */
    int epoch();

    /**
     * Does that many updates, without measuring.
     *
     * @param epochs 0 or more
     * @throws DivergedException if the training loss is no longer finite: which epoch, which tensor
     */
    void step(int epochs);

    /**
     * Measures the state as it is.
     *
     * @throws DivergedException if a loss is no longer finite
     */
    Measurement measure();

    /** Does that many updates, then measures the state they led to; 0 only measures. */
    default Measurement advance(int epochs) {
        step(epochs);
        return measure();
    }

    /** A copy of the parameters as they are. */
    default Weights weights() {
        return checkpoint().weights();
    }

    /** The state now: all that is needed to continue to the same bits. Who drives the run adds what only it knows. */
    Checkpoint checkpoint();

    /** Frees the buffers. */
    @Override
    void close();
}
