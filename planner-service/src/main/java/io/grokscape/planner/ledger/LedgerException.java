package io.grokscape.planner.ledger;

/** The database did not do what was asked. */
public final class LedgerException extends RuntimeException {
    LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
