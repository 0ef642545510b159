package io.grokscape.dashboard.readmodel;

/**
 * One event of a run, reduced to what its state hangs on.
 *
 * @param attempt from 1; 0 for the planner's own events
 * @param sequence place in the run's partition
 * @param terminal of a failure: no further attempt will be made
 */
public record RunStep(Kind kind, int attempt, long sequence, boolean terminal) {

    /** Kinds of events, named as in the contract. */
    public enum Kind {
        PLANNED,
        QUEUED,
        STARTED,
        RESUMED,
        CHECKPOINTED,
        COMPLETED,
        FAILED,
        CANCELLED,
        HANDED_BACK,
        PAUSED,
        REOPENED,
        /** A trainer let an offer be that people had stopped; the planner says what becomes of the run. */
        DECLINED,
        /** Somebody noted something; nothing happened. */
        ANNOTATED;

        /** The name in the database and in JSON. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        boolean beginsAttempt() {
            return this == STARTED || this == RESUMED;
        }

        boolean endsAttempt() {
            return this == COMPLETED || this == FAILED || this == CANCELLED || this == HANDED_BACK;
        }
    }
}
