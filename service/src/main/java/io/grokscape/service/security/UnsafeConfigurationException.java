package io.grokscape.service.security;

/** A service is told to run in a way that would leave a door open; the message says which, and how to close it. */
public class UnsafeConfigurationException extends RuntimeException {
    public UnsafeConfigurationException(String message) {
        super(message);
    }
}
