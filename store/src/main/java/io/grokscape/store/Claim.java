package io.grokscape.store;

/**
 * Who trains an attempt: {@code claim.json}, written once by a conditional put.
 *
 * @param runId the run
 * @param attempt from 1
 * @param trainer who claims, such as {@code trainer-1}
 * @param token random, so that the claims of two racing trainers differ
 * @param engineFingerprint the engine that will train
 * @param claimedAtMs the trainer's clock, for people
 */
public record Claim(
        String runId, int attempt, String trainer, String token, String engineFingerprint, long claimedAtMs) {

    /** The stored form. */
    public byte[] toJson() {
        return Json.write(this);
    }

    /** The claim in a stored object; {@link StoreException} naming the object if it is none. */
    public static Claim fromJson(byte[] bytes, String objectName) {
        return Json.read(bytes, Claim.class, objectName);
    }
}
