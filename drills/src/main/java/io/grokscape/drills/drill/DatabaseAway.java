package io.grokscape.drills.drill;

import io.grokscape.drills.Drill;
import io.grokscape.drills.Exercise;
import io.grokscape.drills.site.Child;
import io.grokscape.proto.v1.RunEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Kills the database, another time freezes it, and keeps it away while trainers go through what is on the broker. */
public final class DatabaseAway implements Drill {
    @Override
    public String name() {
        return "database-away";
    }

    @Override
    public String summary() {
        return "database away 2 minutes, dead or hung: trainers go on, planner and dashboard say so, catch up, and are not restarted";
    }

    @Override
    public void run(Exercise exercise) throws InterruptedException {
        List<Child> dependants =
                Stream.of("planner", "dashboard").map(exercise.site()::child).toList();
        for (Absence absence : Absence.values()) {
            long begun = System.nanoTime();
            exercise.longRuns(2);
            exercise.shortRuns(exercise.times(60, 20));
            exercise.site().witness().await(RunEvent::hasStarted, begun, Exercise.PATIENCE);
            Thread.sleep(exercise.random().nextInt(2000));
            new Outage(exercise, exercise.site().child("database"), absence, dependants)
                    .last(Duration.ofSeconds(exercise.times(120, 12)));
            exercise.awaitEnd(Exercise.PATIENCE);
        }
    }
}
