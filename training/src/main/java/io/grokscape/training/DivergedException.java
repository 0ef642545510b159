package io.grokscape.training;

/** A loss or weight is no longer a finite number: the run has failed, and would fail again. */
public final class DivergedException extends RuntimeException {
    private final int epoch;

    /**
     * @param epoch the epoch whose state is broken
     * @param tensor where the first bad value stands, such as {@code blocks.0.mlp.W_in} or {@code train loss}
     */
    public DivergedException(int epoch, String tensor, float value) {
        super("diverged at epoch %d: %s is %s".formatted(epoch, tensor, value));
        this.epoch = epoch;
    }

    /** The epoch whose state is broken. */
    public int epoch() {
        return epoch;
    }
}
