package io.grokscape.dashboard.readmodel;

/** Where a run stands, as people and the planner name it. */
public enum RunState {
    WAITING,
    /** Kept back by the planner until somebody resumes it. */
    PAUSED,
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** The name in the database and in JSON. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
