package io.grokscape.standalone.command;

/** What the user gave cannot be used. The message is one line that says what is wrong and where; exit status 2. */
public final class InputException extends RuntimeException {
    public InputException(String message) {
        super(message);
    }
}
