package io.grokscape.store;

/** The store has given an object whose content cannot be used: unlike a store that is away, asking again helps nothing. */
public class BrokenObjectException extends StoreException {
    public BrokenObjectException(String message, Throwable cause) {
        super(message, cause);
    }
}
