package io.grokscape.dashboard.readmodel;

import java.time.Instant;

/**
 * A decoded record.
 *
 * @param sequence its offset: records of one key are ordered by it
 * @param at when it was written
 */
public record Received<M>(M message, long sequence, Instant at) {}
