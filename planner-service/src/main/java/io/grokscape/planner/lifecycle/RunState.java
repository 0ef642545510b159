package io.grokscape.planner.lifecycle;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a run stands. */
public enum RunState {
    /** In the ledger alone. */
    WAITING,
    /** In the ledger alone, kept back until it is resumed. */
    PAUSED,
    /** Put on the broker; no trainer has spoken. */
    QUEUED,
    /** A trainer has spoken. */
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** Those in which a run still asks for work. */
    public static final Set<RunState> OPEN = EnumSet.of(WAITING, PAUSED, QUEUED, RUNNING);

    /** Whether it still asks for work. */
    public boolean isOpen() {
        return OPEN.contains(this);
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
