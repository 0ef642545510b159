package io.grokscape.dashboard.api;

/** What query parameters may be. */
final class Bounds {
    private Bounds() {}

    static void check(String name, long value, long low, long high) {
        if (value < low || value > high) {
            throw ProblemException.badRequest("%s must be %d to %d, not %d".formatted(name, low, high, value));
        }
    }
}
