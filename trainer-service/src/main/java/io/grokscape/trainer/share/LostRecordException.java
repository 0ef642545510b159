package io.grokscape.trainer.share;

/** What was said of a record has not been done: it is, or will be, delivered again. */
final class LostRecordException extends Exception {
    private final boolean refused;

    private LostRecordException(Delivery delivery, String reason, boolean refused) {
        super("%s is no longer ours (%s)".formatted(delivery, reason));
        this.refused = refused;
    }

    /** The broker has answered that the record is not ours. */
    static LostRecordException refused(Delivery delivery, String reason) {
        return new LostRecordException(delivery, reason, true);
    }

    /** Nobody has answered. */
    static LostRecordException unheard(Delivery delivery, String reason) {
        return new LostRecordException(delivery, reason, false);
    }

    /** Whether broker and consumer agree on it, so that the consumer can go on. */
    boolean isRefused() {
        return refused;
    }
}
