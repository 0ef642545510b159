package io.grokscape.planner;

import io.grokscape.planner.ledger.Backlog;
import io.grokscape.planner.lifecycle.RunState;
import io.grokscape.planner.lifecycle.StudyState;
import io.grokscape.proto.Topics;
import io.grokscape.service.metrics.DeadLetterCount;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The ledger in numbers. Trainers are scaled by {@code grokscape_runs}: what is waiting, queued or running needs one. */
public final class PlannerMetrics {
    /** Studies that have series of their own: the newest of those that want runs. */
    static final int STUDIES = 20;

    private static final Backlog.Numbers NONE = new Backlog.Numbers(Map.of(), 0, 0, List.of());

    private final DeadLetterCount deadLetters;
    private final MultiGauge studyRuns;
    private final MultiGauge studyEnded;
    private volatile Map<RunState, Integer> runs = Map.of();
    private volatile Backlog.Numbers backlog = NONE;

    public PlannerMetrics(MeterRegistry registry) {
        for (RunState state : RunState.values()) {
            Gauge.builder("grokscape_runs", () -> runs.getOrDefault(state, 0))
                    .description("Runs in the ledger, by state")
                    .tag("state", state.word())
                    .register(registry);
        }
        for (StudyState state : StudyState.values()) {
            Gauge.builder("grokscape_studies", () -> backlog.studies().getOrDefault(state, 0))
                    .description("Studies in the ledger, by state")
                    .tag("state", state.word())
                    .register(registry);
        }
        gauge(
                registry,
                "grokscape_queue_age_seconds",
                "How long the run that waits longest has waited",
                Backlog.Numbers::oldestWaitingSeconds);
        gauge(registry, "grokscape_outbox_messages", "Messages not yet on the broker", Backlog.Numbers::outbox);
        deadLetters = new DeadLetterCount(registry, List.of(Topics.Names.RUN_EVENTS, Topics.Names.VERDICTS));
        studyRuns = MultiGauge.builder("grokscape_study_runs")
                .description("Runs of each of the newest studies that want some")
                .register(registry);
        studyEnded = MultiGauge.builder("grokscape_study_runs_ended")
                .description("Those of them that have ended")
                .register(registry);
    }

    private void gauge(
            MeterRegistry registry, String name, String description, ToDoubleFunction<Backlog.Numbers> number) {
        Gauge.builder(name, () -> number.applyAsDouble(backlog))
                .description(description)
                .register(registry);
    }

    /** A record of that topic has gone to the dead letters. */
    public void deadLetter(String topic) {
        deadLetters.increment(topic);
    }

    /** What the ledger says now. */
    public void show(Map<RunState, Integer> countedRuns, Backlog.Numbers numbers) {
        runs = countedRuns;
        backlog = numbers;
        studyRuns.register(rows(numbers, Backlog.Progress::runs), true);
        studyEnded.register(rows(numbers, Backlog.Progress::ended), true);
    }

    private static List<MultiGauge.Row<?>> rows(Backlog.Numbers numbers, ToDoubleFunction<Backlog.Progress> number) {
        return numbers.active().stream()
                .<MultiGauge.Row<?>>map(
                        study -> MultiGauge.Row.of(Tags.of("study", study.study()), number.applyAsDouble(study)))
                .toList();
    }
}
