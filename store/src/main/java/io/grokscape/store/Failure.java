package io.grokscape.store;

/**
 * Why an attempt ended without a result: {@code failure.json}. A run's failures are counted by these objects; a
 * redelivery or a restart leaves none.
 *
 * @param runId the run
 * @param attempt from 1
 * @param trainer who trained
 * @param reason what went wrong, in one line
 * @param epoch the last epoch reached
 * @param failedAtMs the trainer's clock, for people
 */
public record Failure(String runId, int attempt, String trainer, String reason, int epoch, long failedAtMs) {

    /** The stored form. */
    public byte[] toJson() {
        return Json.write(this);
    }

    /** The failure in a stored object; {@link StoreException} naming the object if it is none. */
    public static Failure fromJson(byte[] bytes, String objectName) {
        return Json.read(bytes, Failure.class, objectName);
    }
}
