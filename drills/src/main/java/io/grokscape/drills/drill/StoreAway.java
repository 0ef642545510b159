package io.grokscape.drills.drill;

import io.grokscape.drills.Drill;
import io.grokscape.drills.Exercise;
import io.grokscape.proto.v1.RunEvent;
import java.time.Duration;

/** Kills the object store, another time freezes it, and keeps it away while runs begin, pass checkpoints and end. */
public final class StoreAway implements Drill {
    @Override
    public String name() {
        return "store-away";
    }

    @Override
    public String summary() {
        return "object store away 2 minutes, dead or hung: runs wait, no failure, trainers say so and are not restarted";
    }

    @Override
    public void run(Exercise exercise) throws InterruptedException {
        for (Absence absence : Absence.values()) {
            long begun = System.nanoTime();
            exercise.longRuns(2);
            exercise.shortRuns(exercise.times(60, 20));
            exercise.site().witness().await(RunEvent::hasStarted, begun, Exercise.PATIENCE);
            Thread.sleep(exercise.random().nextInt(2000));
            new Outage(
                            exercise,
                            exercise.site().child("object-store"),
                            absence,
                            exercise.site().trainers().subList(0, 2))
                    .last(Duration.ofSeconds(exercise.times(120, 12)));
            exercise.awaitEnd(Exercise.PATIENCE);
        }
    }
}
