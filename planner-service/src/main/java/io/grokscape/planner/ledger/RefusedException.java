package io.grokscape.planner.ledger;

/** What was asked cannot be, as the study or run stands; the message says why and what to do instead. */
public final class RefusedException extends RuntimeException {
    RefusedException(String format, Object... arguments) {
        super(format.formatted(arguments));
    }
}
