package io.grokscape.drills.drill;

import io.grokscape.drills.Drill;
import io.grokscape.drills.Exercise;
import io.grokscape.drills.site.Child;
import io.grokscape.drills.site.Order;
import io.grokscape.drills.site.Witness;
import io.grokscape.proto.v1.RunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Kills trainers in the middle of a run; another must take the run over and go on from its newest checkpoint. */
public final class KillTrainer implements Drill {
    private static final Duration TAKEN_OVER = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "kill-trainer";
    }

    @Override
    public String summary() {
        return "kill -9 a trainer mid-run, 20 times: taken over within 5 s, at most one checkpoint interval repeated";
    }

    @Override
    public void run(Exercise exercise) throws InterruptedException {
        // The first run of a process waits for the compiler, and whoever shall take over waits for that run.
        exercise.shortRuns(10);
        exercise.awaitEnd(Exercise.PATIENCE);
        List<Duration> takeovers = new ArrayList<>();
        for (int kill = 1; kill <= exercise.times(20, 3); kill++) {
            Order longer = exercise.longRuns(1);
            exercise.shortRuns(exercise.times(12, 8));
            takeovers.add(killWhoTrains(exercise, longer.runIds().getFirst()));
            exercise.awaitEnd(Exercise.PATIENCE);
        }
        takeovers.stream()
                .max(Duration::compareTo)
                .ifPresent(longest ->
                        exercise.measured("longest time until another trainer had the run", longest, TAKEN_OVER));
        new RepeatedWork(exercise).report();
    }

    private Duration killWhoTrains(Exercise exercise, String runId) throws InterruptedException {
        Witness witness = exercise.site().witness();
        boolean late = exercise.random().nextBoolean();
        RunEvent seen = witness.await(
                        event -> event.getRunId().equals(runId)
                                && (late ? event.hasCheckpointed() : event.hasStarted() || event.hasResumed()),
                        0,
                        Exercise.PATIENCE)
                .orElseThrow(() -> new IllegalStateException("nobody trains run " + runId))
                .event();
        Thread.sleep(exercise.random().nextInt(1500));
        Child trainer = exercise.site().child(seen.getSource());
        trainer.kill();
        long killed = System.nanoTime();
        Optional<Witness.Heard> next = witness.await(
                event -> event.getRunId().equals(runId) && event.getAttempt() > seen.getAttempt(),
                killed,
                Exercise.PATIENCE);
        exercise.require(
                next.isPresent(),
                "a killed trainer's run is taken over",
                runId,
                "nobody has it after %s",
                Exercise.PATIENCE);
        Duration took = next.map(heard -> Duration.ofNanos(heard.at() - killed)).orElse(Exercise.PATIENCE);
        exercise.note(
                "kill -9 %s in run %s, attempt %d; %s after %d ms",
                trainer.name(),
                runId,
                seen.getAttempt(),
                next.map(heard -> heard.event().getSource() + " " + said(heard.event()))
                        .orElse("nobody"),
                took.toMillis());
        trainer.start();
        return took;
    }

    private static String said(RunEvent event) {
        return event.hasResumed()
                ? "resumed from epoch " + event.getResumed().getFromEpoch()
                : event.getEventCase().name().toLowerCase(java.util.Locale.ROOT);
    }
}
