package io.grokscape.trainer;

import java.time.Duration;

/**
 * What {@link TrainerConfig} says about a single run.
 *
 * @param source who speaks in events
 * @param lanes runs trained at once
 * @param maxAttempts that may end with an exception before the run has failed for good
 * @param attemptBackOff before the second attempt; doubles with each
 * @param checkpointInterval training time between checkpoints
 * @param checkpointsKept newest checkpoints kept while a run trains
 * @param measurementInterval shortest time between two batches of measurements
 */
record WorkerSettings(
        String source,
        int lanes,
        int maxAttempts,
        Duration attemptBackOff,
        Duration checkpointInterval,
        int checkpointsKept,
        Duration measurementInterval) {}
