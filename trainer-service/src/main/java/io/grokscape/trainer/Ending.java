package io.grokscape.trainer;

/** How one attempt at a run came out. */
sealed interface Ending {
    /**
     * Trained to the end.
     *
     * @param epoch the last
     * @param settled before the budget, by the rule that changes no verdict
     * @param curve Parquet, from epoch 0, rows of earlier attempts included
     * @param weights safetensors
     * @param seconds spent training
     */
    record Finished(int epoch, boolean settled, byte[] curve, byte[] weights, double seconds) implements Ending {}

    /** Stopped from outside, checkpointed where that helps. */
    record Stopped(Stop why, int epoch) implements Ending {}

    /** The numbers broke: another attempt would break at the same epoch. */
    record Diverged(String reason, int epoch, byte[] curve, double seconds) implements Ending {}

    /** An exception ended it; another attempt may do better. */
    record Failed(String reason, int epoch) implements Ending {}
}
