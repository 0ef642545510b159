package io.grokscape.trainer;

import io.grokscape.store.Curve;
import io.grokscape.training.Checkpoint;

/** How one attempt at a run came out. */
sealed interface Ending {
    /**
     * Trained to the end.
     *
     * @param state after the last update
     * @param settled before the budget, by the rule that changes no verdict
     * @param curve from epoch 0, rows of earlier attempts included
     * @param seconds spent training
     */
    record Finished(Checkpoint state, boolean settled, Curve curve, double seconds) implements Ending {}

    /** Stopped from outside, checkpointed where that helps. */
    record Stopped(Stop why, int epoch) implements Ending {}

    /** The numbers broke: another attempt would break at the same epoch. */
    record Diverged(String reason, int epoch, Curve curve, double seconds) implements Ending {}

    /** An exception ended it; another attempt may do better. */
    record Failed(String reason, int epoch) implements Ending {}
}
