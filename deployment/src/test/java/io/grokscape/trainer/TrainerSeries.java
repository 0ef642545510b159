package io.grokscape.trainer;

import io.micrometer.core.instrument.MeterRegistry;

/** Every series a trainer can have. */
public final class TrainerSeries {
    private TrainerSeries() {}

    public static void register(MeterRegistry registry) {
        new TrainerMetrics(registry, 1).runStarted("some-study", 100);
    }
}
