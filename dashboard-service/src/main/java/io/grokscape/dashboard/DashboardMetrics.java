package io.grokscape.dashboard;

import io.grokscape.proto.Topics;
import io.micrometer.core.instrument.Counter;
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
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10)
    };

    private final MeterRegistry registry;
    private final AtomicInteger viewers = new AtomicInteger();

    public DashboardMetrics(MeterRegistry registry) {
        this.registry = registry;
        HEARD.forEach(topic -> {
            delay(topic);
            deadLetters(topic);
        });
        Gauge.builder("grokscape_dashboard_viewers", viewers, AtomicInteger::get)
                .description("Live streams open now")
                .register(registry);
    }

    private Timer delay(String topic) {
        return Timer.builder("grokscape_dashboard_delay")
                .description("From the broker's time of a record to its being in the read model")
                .tag("topic", topic)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private Counter deadLetters(String topic) {
        return Counter.builder("grokscape_dead_letters")
                .description("Records put aside because they cannot be projected, by topic")
                .tag("topic", topic)
                .register(registry);
    }

    /** A record is in the read model. @param timestamp of the record, milliseconds */
    public void projected(String topic, long timestamp) {
        delay(topic).record(Duration.ofMillis(Math.max(0, System.currentTimeMillis() - timestamp)));
    }

    public void deadLetter(String topic) {
        deadLetters(topic).increment();
    }

    /** How many watch. */
    public AtomicInteger viewers() {
        return viewers;
    }
}
