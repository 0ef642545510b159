package io.grokscape.trainer;

/** Why training stops before its end. */
enum Stop {
    /** Somebody cancelled the run. */
    CANCELLED,
    /** Somebody paused the run: it goes back to the planner. */
    PAUSED,
    /** This trainer is told to end: the run goes back to the planner. */
    DRAINED,
    /** A later attempt has been claimed: this one has nothing more to say. */
    FENCED
}
