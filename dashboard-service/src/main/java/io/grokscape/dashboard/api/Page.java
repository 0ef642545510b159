package io.grokscape.dashboard.api;

import java.util.List;

/** A part of a list: {@code total} counts the whole list. */
public record Page<T>(int total, int offset, int limit, List<T> items) {
    static final int MAX_LIMIT = 500;
    private static final int MAX_OFFSET = 10_000_000;

    /** Checks the bounds a client asked for. */
    static void check(int offset, int limit) {
        Bounds.check("offset", offset, 0, MAX_OFFSET);
        Bounds.check("limit", limit, 1, MAX_LIMIT);
    }
}
