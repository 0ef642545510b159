package io.grokscape.planner.lifecycle;

/**
 * Who wants a run. Maintained by the ledger, never by a change.
 *
 * @param studies that want it, paused ones included
 * @param active that want it and are not paused
 * @param priority the highest of those studies'; 0 where none wants it
 */
public record Demand(int studies, int active, int priority) {
    /** Nobody has asked yet. */
    public static final Demand NONE = new Demand(0, 0, 0);

    /** Whether every study that wants it is paused. */
    boolean isPaused() {
        return studies > 0 && active == 0;
    }
}
