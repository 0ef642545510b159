package io.grokscape.service.metrics;

import io.grokscape.store.ObjectStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;

/** Times every operation on the object store, tries and pauses included: {@code grokscape_store_seconds}. Thread-safe. */
public final class StoreMetrics implements ObjectStore.Listener {
    private static final List<String> VERBS = List.of("get", "put", "put if absent", "stat", "list", "delete");
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1)
    };

    private final MeterRegistry registry;

    /** Makes a timer for each operation and outcome at once: a rate needs something to start from. */
    public StoreMetrics(MeterRegistry registry) {
        this.registry = registry;
        VERBS.forEach(verb -> {
            timer(verb, true);
            timer(verb, false);
        });
    }

    @Override
    public void operation(String verb, long nanos, boolean worked) {
        timer(verb, worked).record(Duration.ofNanos(nanos));
    }

    private Timer timer(String verb, boolean worked) {
        return Timer.builder("grokscape.store")
                .description("Operations on the object store, tries and pauses included")
                .tag("operation", verb.replace(' ', '-'))
                .tag("outcome", worked ? "done" : "failed")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
