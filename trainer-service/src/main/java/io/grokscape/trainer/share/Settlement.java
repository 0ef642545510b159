package io.grokscape.trainer.share;

/** What becomes of a delivered record. */
public enum Settlement {
    /** Done with: never delivered again. */
    ACCEPT,
    /** Not done: delivered again, to anybody. */
    RELEASE
}
