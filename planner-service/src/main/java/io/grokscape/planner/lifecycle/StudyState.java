package io.grokscape.planner.lifecycle;

import io.grokscape.proto.v1.Study;
import java.util.Locale;

/** Where a study stands, and where it goes from there. */
public enum StudyState {
    ACTIVE,
    PAUSED,
    CANCELLED,
    /** Every run has ended. */
    ENDED;

    /** After it is submitted again: a cancelled study is wanted after all. */
    public StudyState submitted() {
        return this == CANCELLED ? ACTIVE : this;
    }

    /** After it is cancelled; what has ended stays so. */
    public StudyState cancelled() {
        return this == ENDED ? ENDED : CANCELLED;
    }

    /** After it is paused; only what is active can be. */
    public StudyState paused() {
        return this == ACTIVE ? PAUSED : this;
    }

    /** After it is resumed. */
    public StudyState resumed() {
        return this == PAUSED ? ACTIVE : this;
    }

    /** After its runs that still ask for work were counted. */
    public StudyState counted(long openRuns) {
        return switch (this) {
            case ACTIVE, PAUSED -> openRuns == 0 ? ENDED : this;
            case ENDED -> openRuns == 0 ? ENDED : ACTIVE;
            case CANCELLED -> CANCELLED;
        };
    }

    /** Whether its runs shall be trained. */
    public boolean wantsToGoOn() {
        return this == ACTIVE || this == ENDED;
    }

    /** The word in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that word. */
    public static StudyState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The state in messages. */
    public Study.State toMessage() {
        return switch (this) {
            case ACTIVE -> Study.State.STATE_ACTIVE;
            case PAUSED -> Study.State.STATE_PAUSED;
            case CANCELLED -> Study.State.STATE_CANCELLED;
            case ENDED -> Study.State.STATE_ENDED;
        };
    }
}
