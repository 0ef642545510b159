package io.grokscape.planner.lifecycle;

import java.util.Locale;

/** Where a run stands. */
public enum RunState {
    /** In the ledger alone. */
    WAITING,
    /** Put on the broker; no trainer has spoken. */
    QUEUED,
    /** A trainer has spoken. */
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** Whether it still asks for work. */
    public boolean isOpen() {
        return this == WAITING || isInFlight();
    }

    /** Whether it is on the broker or with a trainer. */
    public boolean isInFlight() {
        return this == QUEUED || this == RUNNING;
    }

    /** The word in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that word. */
    public static RunState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
