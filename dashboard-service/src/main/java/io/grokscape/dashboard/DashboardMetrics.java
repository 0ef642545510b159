package io.grokscape.dashboard;

import io.grokscape.proto.Topics;
import io.grokscape.service.metrics.DeadLetterCount;
import io.grokscape.service.metrics.Delay;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What a dashboard counts and times. Everything is there from the start, at 0: a rate needs something to start from. */
@Singleton
public final class DashboardMetrics {
    private static final List<String> HEARD = List.of(
            Topics.Names.STUDIES,
            Topics.Names.RUN_EVENTS,
            Topics.Names.MEASUREMENTS,
            Topics.Names.VERDICTS,
            Topics.Names.FINDINGS);

    private final MeterRegistry registry;
    private final DeadLetterCount deadLetters;
    private final AtomicInteger viewers = new AtomicInteger();

    public DashboardMetrics(MeterRegistry registry) {
        this.registry = registry;
        HEARD.forEach(this::delay);
        deadLetters = new DeadLetterCount(registry, HEARD);
        Gauge.builder("grokscape_dashboard_viewers", viewers, AtomicInteger::get)
                .description("Live streams open now")
                .register(registry);
    }

    private Timer delay(String topic) {
        return Delay.timer(
                registry,
                "grokscape_dashboard_delay",
                "From the broker's time of a record to its being in the read model",
                "topic",
                topic);
    }

    /** A record is in the read model. @param timestamp of the record, milliseconds */
    public void projected(String topic, long timestamp) {
        delay(topic).record(Duration.ofMillis(Math.max(0, System.currentTimeMillis() - timestamp)));
    }

    public void deadLetter(String topic) {
        deadLetters.increment(topic);
    }

    /** How many watch. */
    public AtomicInteger viewers() {
        return viewers;
    }
}
