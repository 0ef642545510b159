package io.grokscape.drills.drill;

import io.grokscape.drills.Drill;
import io.grokscape.drills.Exercise;
import io.grokscape.drills.site.Child;
import io.grokscape.drills.site.Order;
import io.grokscape.drills.site.Witness;
import io.grokscape.proto.v1.RunEvent;

/** Freezes a trainer until its lock is gone and its run with it, then lets it go on as if nothing had happened. */
public final class Zombie implements Drill {
    @Override
    public String name() {
        return "zombie";
    }

    @Override
    public String summary() {
        return "SIGSTOP a trainer past its lock, then SIGCONT: its writes are fenced, each run has one result";
    }

    @Override
    public void run(Exercise exercise) throws InterruptedException {
        for (int round = 1; round <= exercise.times(10, 2); round++) {
            Order longer = exercise.longRuns(1);
            exercise.shortRuns(exercise.times(12, 6));
            freeze(exercise, longer.runIds().getFirst());
            exercise.awaitEnd(Exercise.PATIENCE);
        }
    }

    private static void freeze(Exercise exercise, String runId) throws InterruptedException {
        Witness witness = exercise.site().witness();
        RunEvent seen = witness.await(
                        event -> event.getRunId().equals(runId) && (event.hasStarted() || event.hasCheckpointed()),
                        0,
                        Exercise.PATIENCE)
                .orElseThrow(() -> new IllegalStateException("nobody trains run " + runId))
                .event();
        Thread.sleep(exercise.random().nextInt(2500));
        Child trainer = exercise.site().child(seen.getSource());
        trainer.freeze();
        long frozen = System.nanoTime();
        boolean untilTheEnd = exercise.random().nextBoolean();
        var next = witness.await(
                event -> event.getRunId().equals(runId)
                        && (event.hasCompleted() || event.getAttempt() > seen.getAttempt() && !untilTheEnd),
                frozen,
                Exercise.PATIENCE);
        exercise.require(
                next.isPresent(),
                "a frozen trainer's run is taken over",
                runId,
                "nothing within %s",
                Exercise.PATIENCE);
        trainer.thaw();
        exercise.note(
                "SIGSTOP %s in run %s, attempt %d; SIGCONT after %d ms, when %s had %s it",
                trainer.name(),
                runId,
                seen.getAttempt(),
                (System.nanoTime() - frozen) / 1_000_000,
                next.map(heard -> heard.event().getSource()).orElse("nobody"),
                untilTheEnd ? "ended" : "taken");
    }
}
