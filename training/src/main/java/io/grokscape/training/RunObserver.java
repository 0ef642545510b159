package io.grokscape.training;

/** Who follows a run that {@link RunLoop} drives, and may interrupt it. Called on the thread that trains. */
public interface RunObserver {
    /** What the loop does next. */
    enum Signal {
        /** Goes on. */
        CONTINUE,
        /** Hands a checkpoint to {@link #checkpointed}, then goes on. */
        CHECKPOINT,
        /** Ends here; the outcome holds the state. */
        STOP
    }

    /** An observer that lets the run go to its end. */
    RunObserver NONE = new RunObserver() {};

    /** A logged epoch, in order; epoch 0 is the first. After a resumption those before the checkpoint do not come again. */
    default void measured(Measurement measurement) {}

    /** Asked after every logged epoch and, between them, several times a second, or after each epoch if that takes longer. */
    default Signal next(int epoch) {
        return Signal.CONTINUE;
    }

    /** The state asked for. Every measurement up to its epoch has been handed over before. */
    default void checkpointed(Checkpoint checkpoint) {}
}
