package io.grokscape.trainer;

import io.grokscape.proto.Topics;
import io.grokscape.service.metrics.DeadLetterCount;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * What a trainer counts and times, under {@code grokscape_trainer_…}. Everything is there from the start, at 0: a rate needs
 * something to start from.
 */
public final class TrainerMetrics {
    private static final String PREFIX = "grokscape.trainer.";
    private static final List<String> OUTCOMES = List.of("finished", "stopped", "diverged", "failed");
    private static final List<String> EXCHANGES = List.of("history", "claim", "checkpoint", "result");
    private static final Duration[] TRAINING = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(4)
    };
    private static final Duration[] EXCHANGE = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry registry;
    private final Counter epochs;
    private final Counter engineSeconds;
    private final Counter passedOver;
    private final DeadLetterCount buried;
    private final AtomicInteger running;
    private final LaneBoard lanes;

    /** @param lanes runs trained at once */
    public TrainerMetrics(MeterRegistry registry, int lanes) {
        this.registry = registry;
        this.epochs = counter("epochs", "Full-batch updates done; its rate is the speed");
        this.engineSeconds = counter(
                "engine.seconds", "Time inside engines, of all lanes; its rate over the lanes is how busy they are");
        this.passedOver = counter("checkpoints.passed.over", "Checkpoints that were broken or another engine's");
        this.buried = new DeadLetterCount(registry, List.of(Topics.Names.RUNS));
        this.running = registry.gauge(PREFIX + "runs.running", new AtomicInteger());
        this.lanes = new LaneBoard(registry, lanes);
        Gauge.builder(PREFIX + "lanes", () -> lanes)
                .description("Runs this trainer can train at once")
                .register(registry);
        Gauge.builder(PREFIX + "device", () -> 1)
                .description("What the trainer computes on: 1 for the kind it has")
                .tag("kind", "cpu")
                .register(registry);
        OUTCOMES.forEach(this::attempts);
        EXCHANGES.forEach(this::exchanges);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(PREFIX + name).description(description).register(registry);
    }

    private Timer attempts(String outcome) {
        return Timer.builder(PREFIX + "attempts")
                .description("Attempts by outcome, and how long they trained")
                .tag("outcome", outcome)
                .serviceLevelObjectives(TRAINING)
                .register(registry);
    }

    private Timer exchanges(String what) {
        return Timer.builder(PREFIX + "store")
                .description("What a trainer asks of the object store, waiting for it included")
                .tag("what", what)
                .serviceLevelObjectives(EXCHANGE)
                .register(registry);
    }

    void epochs(int count) {
        epochs.increment(count);
    }

    void inEngine(long nanos) {
        engineSeconds.increment(nanos / 1e9);
    }

    /** An attempt begins; the place where its newest measurement is shown. */
    LaneBoard.Lane runStarted(String study, int epochBudget) {
        running.incrementAndGet();
        return lanes.take(study, epochBudget);
    }

    void runLeft(LaneBoard.Lane lane) {
        lanes.free(lane);
        running.decrementAndGet();
    }

    /** An attempt is over. */
    void attempt(String outcome, Duration took) {
        attempts(outcome).record(took);
    }

    void checkpointsPassedOver(int count) {
        passedOver.increment(count);
    }

    /** A record has gone to the dead letters. */
    void buried() {
        buried.increment(Topics.Names.RUNS);
    }

    /** Times an exchange with the object store: {@code history}, {@code claim}, {@code checkpoint} or {@code result}. */
    <T> T stored(String what, Supplier<T> operation) {
        return exchanges(what).record(operation);
    }

    void stored(String what, Runnable operation) {
        stored(what, () -> {
            operation.run();
            return null;
        });
    }
}
