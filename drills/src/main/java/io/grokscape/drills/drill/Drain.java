package io.grokscape.drills.drill;

import io.grokscape.drills.Drill;
import io.grokscape.drills.Exercise;
import io.grokscape.drills.site.Child;
import io.grokscape.drills.site.Witness;
import io.grokscape.proto.v1.RunEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes trainers away by SIGTERM and brings them back while runs are in training. */
public final class Drain implements Drill {
    private static final Duration GONE = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "drain";
    }

    @Override
    public String summary() {
        return "SIGTERM; trainers 4 to 1 to 4: gone within 10 s, nothing repeated, no failure counted";
    }

    @Override
    public void run(Exercise exercise) throws InterruptedException {
        int fleet = exercise.times(4, 2);
        List<Child> trainers = exercise.site().trainers().subList(0, fleet);
        for (Child trainer : trainers) {
            if (!trainer.isAlive()) {
                trainer.start();
            }
        }
        for (int round = 1; round <= exercise.times(3, 2); round++) {
            long begun = System.nanoTime();
            exercise.longRuns(fleet + 1);
            exercise.shortRuns(exercise.times(30, 10));
            awaitTraining(exercise, begun);
            List<Child> leaving = trainers.subList(round % 2, round % 2 + fleet - 1);
            Thread.sleep(exercise.random().nextInt(2000));
            long asked = System.nanoTime();
            leaving.forEach(Child::askToStop);
            for (Child trainer : leaving) {
                trainer.awaitEnd();
            }
            exercise.measured(
                    "SIGTERM to %d of %d trainers; all gone".formatted(leaving.size(), fleet),
                    Duration.ofNanos(System.nanoTime() - asked),
                    GONE);
            Thread.sleep(1000);
            for (Child trainer : leaving) {
                trainer.start();
            }
            exercise.awaitEnd(Exercise.PATIENCE);
        }
        for (Child trainer : trainers.subList(2, fleet)) {
            trainer.stop();
        }
        nothingRepeated(exercise);
    }

    private static void awaitTraining(Exercise exercise, long since) throws InterruptedException {
        exercise.site()
                .witness()
                .await(RunEvent::hasCheckpointed, since, Exercise.PATIENCE)
                .orElseThrow(() -> new IllegalStateException("nobody trains"));
    }

    /** Whoever goes on does so at the very epoch at which the run was handed back. */
    private static void nothingRepeated(Exercise exercise) {
        Map<String, RunEvent> handedBack = new HashMap<>();
        int resumed = 0;
        for (Witness.Heard heard : exercise.heard()) {
            RunEvent event = heard.event();
            if (event.hasHandedBack()) {
                handedBack.put(event.getRunId(), event);
            } else if (event.hasResumed() || event.hasStarted()) {
                RunEvent before = handedBack.remove(event.getRunId());
                int from = event.getResumed().getFromEpoch();
                if (before != null && before.getAttempt() > 0) {
                    resumed++;
                    exercise.require(
                            before.getHandedBack().getEpoch() == from,
                            "a drained run goes on where it was handed back",
                            event.getRunId(),
                            "handed back at epoch %d, taken up at %d",
                            before.getHandedBack().getEpoch(),
                            from);
                }
            }
        }
        exercise.note("%d runs were handed back and taken up again", resumed);
    }
}
