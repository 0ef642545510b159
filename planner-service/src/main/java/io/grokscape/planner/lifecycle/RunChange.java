package io.grokscape.planner.lifecycle;

/** What happened to a run. */
public sealed interface RunChange {
    /** A study has it among its runs now. */
    record Planned(String studyId, int index) implements RunChange {}

    /** A cancel or a pause was taken back. */
    record Revived() implements RunChange {}

    /** A failed run is to be tried again. */
    record Retried() implements RunChange {}

    /** It has another place among those that wait. */
    record Prioritised(int priority) implements RunChange {}

    /** Put on the broker, for the offer-th time. */
    record Queued(int offer) implements RunChange {}

    /** A trainer works on it. */
    record Spoken(int attempt, String source) implements RunChange {}

    /** An attempt failed and the trainers will try again by themselves. */
    record Stumbled(String reason) implements RunChange {}

    /** It came back unfinished and has to be offered again. */
    record Returned(String reason) implements RunChange {}

    /** The trainer was told to stop. */
    record CancelRequested(String reason) implements RunChange {}

    /** The trainer was told to checkpoint it and give it back. */
    record PauseRequested(String reason) implements RunChange {}

    /** Nobody works on it and nobody shall. */
    record Cancelled(String reason) implements RunChange {}

    /** Nobody works on it and nobody shall until it is resumed. */
    record Paused(String reason) implements RunChange {}

    /** A trainer confirmed that it stopped. */
    record CancelConfirmed(String reason) implements RunChange {}

    /** Its result is stored. */
    record Completed() implements RunChange {}

    /** It has failed for good. */
    record Failed(String reason) implements RunChange {}
}
