package io.grokscape.service.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Records put aside, by the topic they came from: {@code grokscape_dead_letters_total}, alike in every service. */
public final class DeadLetterCount {
    private final MeterRegistry registry;

    /** @param topics the service reads: each counter is there at once, at 0 */
    public DeadLetterCount(MeterRegistry registry, List<String> topics) {
        this.registry = registry;
        topics.forEach(this::counter);
    }

    /** One more. */
    public void increment(String topic) {
        counter(topic).increment();
    }

    private Counter counter(String topic) {
        return Counter.builder("grokscape_dead_letters")
                .description("Records put aside because they cannot be understood or have failed for good")
                .tag("topic", topic)
                .register(registry);
    }
}
