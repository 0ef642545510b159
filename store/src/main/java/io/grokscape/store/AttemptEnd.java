package io.grokscape.store;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How an attempt ended that did not end its run: {@code end.json}. A run's failures are counted by these objects; a
 * trainer that is killed leaves none, so that redeliveries and restarts are no failures.
 *
 * @param runId the run
 * @param attempt from 1
 * @param trainer who trained
 * @param kind why it ended
 * @param reason what went wrong, or who asked, in one line
 * @param epoch the last epoch reached
 * @param endedAtMs the trainer's clock, for people
 */
public record AttemptEnd(
        String runId, int attempt, String trainer, Kind kind, String reason, int epoch, long endedAtMs) {

    /** Why an attempt ended. */
    public enum Kind {
        /** By an exception. */
        @JsonProperty("failed")
        FAILED,
        /** Given back to the planner: the trainer drained, or the run was paused. */
        @JsonProperty("handed_back")
        HANDED_BACK,
        @JsonProperty("cancelled")
        CANCELLED
    }

    /** The stored form. */
    public byte[] toJson() {
        return Json.write(this);
    }

    /** The end in a stored object; {@link StoreException} naming the object if it is none. */
    public static AttemptEnd fromJson(byte[] bytes, String objectName) {
        return Json.read(bytes, AttemptEnd.class, objectName);
    }
}
