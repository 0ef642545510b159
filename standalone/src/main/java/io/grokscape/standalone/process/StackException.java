package io.grokscape.standalone.process;

/** The stack cannot do what was asked. The message is one line that says what is wrong, where, and what helps. */
public final class StackException extends RuntimeException {
    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
