package io.grokscape.dashboard.api;

import java.time.Instant;
import java.util.List;

/**
 * Who trains, and what waits.
 *
 * @param epochsPerSecond of all running runs together
 * @param runsWaiting planned, not yet offered to trainers
 * @param runsQueued offered to trainers
 * @param recentFailures the newest first, ten at most
 */
public record Fleet(
        List<Trainer> trainers,
        double epochsPerSecond,
        int runsRunning,
        int runsQueued,
        int runsWaiting,
        List<Failure> recentFailures) {

    /**
     * @param runsCompleted since the read model begins
     * @param running what it trains now
     */
    public record Trainer(
            String name,
            String engine,
            Instant lastSeen,
            double epochsPerSecond,
            int runsCompleted,
            List<Job> running) {}

    /** A run in training. */
    public record Job(
            String runId,
            String task,
            Integer hiddenSize,
            Integer trainSize,
            Integer epoch,
            Integer epochs,
            Double epochsPerSecond) {}

    /** A run that failed for good, and why. */
    public record Failure(
            String runId,
            String task,
            Integer hiddenSize,
            Integer trainSize,
            String reason,
            String trainer,
            Instant endedAt) {}
}
