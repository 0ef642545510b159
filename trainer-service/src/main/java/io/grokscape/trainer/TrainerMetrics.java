package io.grokscape.trainer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What a trainer counts and times, under {@code grokscape_trainer_…}. */
public final class TrainerMetrics {
    private static final String PREFIX = "grokscape.trainer.";

    private final MeterRegistry registry;
    private final Counter epochs;
    private final AtomicInteger running;

    public TrainerMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.epochs = Counter.builder(PREFIX + "epochs")
                .description("Full-batch updates done; its rate is the speed")
                .register(registry);
        this.running = registry.gauge(PREFIX + "runs.running", new AtomicInteger());
    }

    void epochs(int count) {
        epochs.increment(count);
    }

    void runStarted() {
        running.incrementAndGet();
    }

    void runLeft() {
        running.decrementAndGet();
    }

    /** An attempt is over. */
    void attempt(String outcome, Duration took) {
        Timer.builder(PREFIX + "attempts")
                .description("Attempts by outcome, and how long they trained")
                .tag("outcome", outcome)
                .register(registry)
                .record(took);
    }

    void checkpointsPassedOver(int count) {
        registry.counter(PREFIX + "checkpoints.passed.over").increment(count);
    }

    /** Times an exchange with the object store: {@code history}, {@code claim}, {@code checkpoint} or {@code result}. */
    <T> T stored(String what, Supplier<T> operation) {
        return Timer.builder(PREFIX + "store")
                .description("Exchanges with the object store")
                .tag("what", what)
                .register(registry)
                .record(operation);
    }

    void stored(String what, Runnable operation) {
        stored(what, () -> {
            operation.run();
            return null;
        });
    }
}
