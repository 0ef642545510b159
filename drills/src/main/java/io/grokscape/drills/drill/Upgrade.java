package io.grokscape.drills.drill;

import io.grokscape.drills.Drill;
import io.grokscape.drills.Exercise;

/** Messages of the last release and of a later one stand beside those of this one. */
public final class Upgrade implements Drill {
    @Override
    public String name() {
        return "upgrade";
    }

    @Override
    public String summary() {
        return "messages as the last release wrote them, and with fields of a later one, side by side: all understood";
    }

    @Override
    public void run(Exercise exercise) throws InterruptedException {
        Releases releases = Releases.read();
        exercise.expectRepeats();
        try (Echo echo = new Echo(exercise.site(), exercise.random(), releases)) {
            exercise.longRuns(exercise.times(3, 1));
            exercise.shortRuns(exercise.times(100, 20));
            exercise.awaitEnd(Exercise.PATIENCE);
            Thread.sleep(2000);
            exercise.note(
                    "%d messages came a second time: %d as release 0.1.0 writes them, %d with fields of a later release",
                    echo.sent(), releases.older(), releases.newer());
        }
        exercise.awaitCaughtUp(Exercise.PATIENCE);
        exercise.require(
                releases.strangers().isEmpty(),
                "what this release writes the last one reads",
                "the topics",
                "release 0.1.0 does not know %s",
                releases.strangers());
    }
}
