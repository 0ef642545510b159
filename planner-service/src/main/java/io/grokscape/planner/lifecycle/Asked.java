package io.grokscape.planner.lifecycle;

/** What a trainer was told to do with the run it trains, and has not yet confirmed. */
public enum Asked {
    NOTHING,
    /** Checkpoint and give it back. */
    PAUSE,
    CANCEL
}
