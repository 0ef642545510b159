package io.grokscape.store;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a run ended: {@code result.json}, written once by a conditional put; a retry of a run that failed has
 * one of its own, and {@code result.json} becomes a copy of it. What it names is the run's outcome, whatever
 * other attempts have left behind.
 *
 * @param runId the run
 * @param attempt the attempt that ended it
 * @param outcome completed or failed for good
 * @param lastEpoch updates done
 * @param settled ended before the budget by the rule that changes no verdict
 * @param curveObject the whole curve, from epoch 0; absent when failed before the first measurement
 * @param weightsObject the final weights; absent when failed
 * @param engineFingerprint the engine that trained
 * @param trainingSeconds spent in the engine by the attempt that ended the run
 * @param reason why it failed; absent when completed
 * @param trainer who trained the last attempt
 * @param endedAtMs the trainer's clock, for people
 * @param retries how often people had asked for fresh attempts
 */
public record Result(
        String runId,
        int attempt,
        Outcome outcome,
        int lastEpoch,
        boolean settled,
        String curveObject,
        String weightsObject,
        String engineFingerprint,
        double trainingSeconds,
        String reason,
        String trainer,
        long endedAtMs,
        int retries) {

    /** The two ways a run ends in the store. A cancelled run has no result: it may be asked for again. */
    public enum Outcome {
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("failed")
        FAILED
    }

    /** The stored form. */
    public byte[] toJson() {
        return Json.write(this);
    }

    /** The result in a stored object; {@link StoreException} naming the object if it is none. */
    public static Result fromJson(byte[] bytes, String objectName) {
        return Json.read(bytes, Result.class, objectName);
    }
}
