package io.grokscape.proto;

/** A record that cannot be understood; the message says what is wrong and where. It belongs in the dead letters. */
public final class UnreadableMessageException extends RuntimeException {
    public UnreadableMessageException(String message) {
        super(message);
    }

    public UnreadableMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
