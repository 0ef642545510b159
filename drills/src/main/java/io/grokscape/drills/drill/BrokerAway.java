package io.grokscape.drills.drill;

import io.grokscape.drills.Drill;
import io.grokscape.drills.Exercise;
import io.grokscape.drills.site.Child;
import io.grokscape.proto.v1.RunEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Kills the broker and keeps it away while runs are in training. */
public final class BrokerAway implements Drill {
    private static final Duration CAUGHT_UP = Duration.ofSeconds(60);
    /** Long enough to outlast the broker's absence on one core. */
    private static final int EPOCHS = 30_000;

    @Override
    public String name() {
        return "broker-away";
    }

    @Override
    public String summary() {
        return "kill -9 the broker 5 times, 30 s away each: trainers go on training, all caught up within 60 s";
    }

    @Override
    public void run(Exercise exercise) throws InterruptedException {
        List<Child> trainers = exercise.site().trainers().subList(0, 2);
        List<Child> services = Stream.of("planner", "analyzer", "dashboard")
                .map(exercise.site()::child)
                .toList();
        List<Child> dependants =
                Stream.concat(services.stream(), trainers.stream()).toList();
        for (int kill = 1; kill <= exercise.times(5, 1); kill++) {
            long begun = System.nanoTime();
            exercise.longRuns(2, exercise.times(EPOCHS, EPOCHS / 2));
            exercise.shortRuns(exercise.times(20, 8));
            exercise.site().witness().await(RunEvent::hasCheckpointed, begun, Exercise.PATIENCE);
            Duration away = Duration.ofSeconds(exercise.times(30, 10));
            double before = epochs(trainers);
            new Outage(exercise, exercise.site().child("broker"), Absence.KILLED, dependants).last(away);
            exercise.require(
                    epochs(trainers) > before,
                    "trainers go on training without a broker",
                    "trainers",
                    "no epoch in %s",
                    away);
            long back = System.nanoTime();
            exercise.awaitCaughtUp(Exercise.PATIENCE);
            exercise.measured(
                    "until nothing of what was told waits any more",
                    Duration.ofNanos(System.nanoTime() - back),
                    CAUGHT_UP);
            exercise.awaitEnd(Exercise.PATIENCE);
        }
    }

    private static double epochs(List<Child> trainers) throws InterruptedException {
        double epochs = 0;
        for (Child trainer : trainers) {
            epochs += trainer.health().metric("grokscape_trainer_epochs_total");
        }
        return epochs;
    }
}
