package io.grokscape.store;

/**
 * Who trains an attempt, and by which record of the topic {@code runs}: {@code claim.json}, written once by a
 * conditional put. The record decides who may go on from here: see {@link #answerTo}.
 *
 * @param runId the run
 * @param attempt from 1
 * @param trainer who claims, such as {@code trainer-1}
 * @param token random, so that the claims of two racing trainers differ
 * @param engineFingerprint the engine that will train
 * @param offer how often the planner had offered the run
 * @param partition of the record
 * @param offset of the record
 * @param deliveryCount how often the broker had delivered the record, from 1
 * @param claimedAtMs the trainer's clock, for people
 */
public record Claim(
        String runId,
        int attempt,
        String trainer,
        String token,
        String engineFingerprint,
        int offer,
        int partition,
        long offset,
        int deliveryCount,
        long claimedAtMs) {

    /** What a delivery means for a run that has this claim as its latest, and no end. */
    public enum Answer {
        /** The claimant no longer holds the run: claim the next attempt. */
        TAKE_OVER,
        /** The claimant holds the run by another record of the same offer, which will be delivered again if it dies. */
        DUPLICATE,
        /** The record has since been delivered to the claimant: this delivery is over. */
        SUPERSEDED
    }

    /** What the delivery of a record means for the run while this is its latest claim. */
    public Answer answerTo(int offer, int partition, long offset, int deliveryCount) {
        if (offer != this.offer) {
            return offer > this.offer ? Answer.TAKE_OVER : Answer.DUPLICATE;
        }
        if (partition != this.partition || offset != this.offset) {
            return Answer.DUPLICATE;
        }
        return deliveryCount > this.deliveryCount ? Answer.TAKE_OVER : Answer.SUPERSEDED;
    }

    /** The stored form. */
    public byte[] toJson() {
        return Json.write(this);
    }

    /** The claim in a stored object; {@link StoreException} naming the object if it is none. */
    public static Claim fromJson(byte[] bytes, String objectName) {
        return Json.read(bytes, Claim.class, objectName);
    }
}
