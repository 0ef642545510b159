package io.grokscape.analyzer;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.dynamics.Verdict;
import io.grokscape.proto.Topics;
import io.grokscape.service.metrics.DeadLetterCount;
import io.grokscape.service.metrics.Delay;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What an analyzer counts and times. Everything is there from the start, at 0: a rate needs something to start from. */
public final class AnalyzerMetrics {
    private static final List<String> HEARD = List.of(Topics.Names.RUN_EVENTS, Topics.Names.MEASUREMENTS);
    private static final List<String> FINDINGS =
            List.of("critical_dataset_size", "crossing", "double_descent", "emergence", "memorisation_capacity");

    private final MeterRegistry registry;
    private final AtomicInteger waiting = new AtomicInteger();
    private final DeadLetterCount deadLetters;
    private final Timer delay;
    private final Timer drawing;

    public AnalyzerMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Dynamic dynamic : Dynamic.values()) {
            verdicts(dynamic, true);
            verdicts(dynamic, false);
        }
        deadLetters = new DeadLetterCount(registry, HEARD);
        FINDINGS.forEach(this::findings);
        Gauge.builder("grokscape_analyzer_ended_runs_waiting", waiting, AtomicInteger::get)
                .description("Runs that have ended and have no final verdict yet")
                .register(registry);
        delay = Delay.timer(
                registry,
                "grokscape_analyzer_verdict_delay",
                "From hearing that a run has ended to its final verdict on the broker");
        drawing = Timer.builder("grokscape_analyzer_findings_drawn")
                .description("Drawing the findings of a study, once per look at it")
                .register(registry);
    }

    private Counter verdicts(Dynamic dynamic, boolean provisional) {
        return Counter.builder("grokscape_verdicts")
                .description("Verdicts published, by dynamic")
                .tag("dynamic", dynamic.name())
                .tag("provisional", Boolean.toString(provisional))
                .register(registry);
    }

    void watch(RunJudge running) {
        Gauge.builder("grokscape_analyzer_running_curves", running, RunJudge::runningCurves)
                .description("Runs in training whose curves are followed")
                .register(registry);
        Gauge.builder("grokscape_analyzer_measurements_in_memory", running, RunJudge::rowsInMemory)
                .description("Measurements of running runs kept in memory")
                .register(registry);
    }

    void verdict(Verdict verdict) {
        verdicts(verdict.dynamic(), verdict.provisional()).increment();
    }

    void deadLetter(String topic) {
        deadLetters.increment(topic);
    }

    void finding(String kind) {
        findings(kind).increment();
    }

    private Counter findings(String kind) {
        return Counter.builder("grokscape_findings")
                .description("Findings published, by kind")
                .tag("kind", kind)
                .register(registry);
    }

    /** Times the drawing of findings. */
    Timer drawing() {
        return drawing;
    }

    /** A run has ended; when, for {@link #runSettled}. */
    long runEnded() {
        waiting.incrementAndGet();
        return System.nanoTime();
    }

    void runSettled(long ended) {
        waiting.decrementAndGet();
        delay.record(Duration.ofNanos(System.nanoTime() - ended));
    }
}
