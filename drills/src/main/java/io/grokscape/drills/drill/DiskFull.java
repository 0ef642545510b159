package io.grokscape.drills.drill;

import io.grokscape.drills.Drill;
import io.grokscape.drills.Exercise;
import io.grokscape.drills.site.Child;
import io.grokscape.drills.site.SmallDisk;
import io.grokscape.proto.v1.RunEvent;
import java.util.List;
import java.util.Optional;

/** Fills the object store's disk while runs begin, pass checkpoints and end, and makes room again. */
public final class DiskFull implements Drill {
    private static final int LEFT_BYTES = 24 << 10;

    @Override
    public String name() {
        return "disk-full";
    }

    @Override
    public String summary() {
        return "the object store's disk is full: no failure, no partial object, and on as soon as there is room";
    }

    @Override
    public void run(Exercise exercise) throws InterruptedException {
        Optional<SmallDisk> disk = exercise.site().smallDisk();
        if (disk.isEmpty()) {
            exercise.cannotBeShown("no small file system can be mounted: it takes root");
            return;
        }
        List<Child> trainers = exercise.site().trainers().subList(0, 2);
        for (int time = 1; time <= exercise.times(4, 1); time++) {
            long begun = System.nanoTime();
            exercise.longRuns(2);
            exercise.shortRuns(exercise.times(40, 15));
            exercise.site().witness().await(RunEvent::hasStarted, begun, Exercise.PATIENCE);
            Thread.sleep(exercise.random().nextInt(1500));
            disk.get().fill(exercise.random().nextInt(LEFT_BYTES));
            exercise.note("the object store's disk is full");
            Thread.sleep(1000L * exercise.times(20, 10));
            long full = ended(exercise);
            Thread.sleep(3000);
            exercise.require(
                    ended(exercise) - full <= 1,
                    "a run ends only when its result is stored",
                    "a full disk",
                    "runs go on ending");
            for (Child trainer : trainers) {
                exercise.require(
                        trainer.health().isLive(), "a full disk restarts nobody", trainer.name(), "is not alive");
            }
            disk.get().empty();
            exercise.note("there is room again");
            exercise.awaitEnd(Exercise.PATIENCE);
        }
    }

    private static long ended(Exercise exercise) {
        return exercise.heard().stream()
                .filter(heard -> heard.event().hasCompleted())
                .count();
    }
}
