package io.grokscape.training;

/**
 * How a run ended, short of failing.
 *
 * @param end why there
 * @param state where: all that is needed to continue, or to keep the weights
 */
public record RunOutcome(End end, Checkpoint state) {
    /** Why a run ended. */
    public enum End {
        /** The budget is spent. */
        FINISHED,
        /** The early-stop rule held: it would change no verdict to go on. */
        SETTLED,
        /** The observer said so. */
        STOPPED
    }

    /** Whether there is nothing left to train. */
    public boolean complete() {
        return end != End.STOPPED;
    }
}
