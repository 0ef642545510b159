package io.grokscape.drills.drill;

import io.grokscape.drills.Drill;
import io.grokscape.drills.Exercise;

/** Delivers every message twice and out of order. */
public final class Twice implements Drill {
    @Override
    public String name() {
        return "twice";
    }

    @Override
    public String summary() {
        return "each message delivered twice, reordered within and across partitions: no visible difference";
    }

    @Override
    public void run(Exercise exercise) throws InterruptedException {
        exercise.expectRepeats();
        try (Echo echo = new Echo(exercise.site(), exercise.random(), (_, value) -> value)) {
            exercise.longRuns(exercise.times(4, 1));
            exercise.shortRuns(exercise.times(200, 30));
            exercise.awaitEnd(Exercise.PATIENCE);
            Thread.sleep(2000);
            exercise.note("%d messages were sent again", echo.sent());
        }
        exercise.awaitCaughtUp(Exercise.PATIENCE);
    }
}
