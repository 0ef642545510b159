package io.grokscape.store;

/** The object store could not do what was asked; the message names the operation, the bucket and the object. */
public class StoreException extends RuntimeException {
    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
