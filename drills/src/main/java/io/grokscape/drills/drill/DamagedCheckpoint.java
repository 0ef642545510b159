package io.grokscape.drills.drill;

import io.grokscape.drills.Drill;
import io.grokscape.drills.Exercise;
import io.grokscape.drills.site.Child;
import io.grokscape.drills.site.Site;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.RunEvent.PassedOver;
import io.grokscape.store.RunKeys;
import io.grokscape.training.Checkpoint;
import io.grokscape.training.CheckpointFile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Spoils the newest checkpoint of a run whose trainer was killed. */
public final class DamagedCheckpoint implements Drill {
    private static final int EPOCHS = 12_000;

    private enum Damage {
        CUT_SHORT {
            @Override
            byte[] of(byte[] file, Random random) {
                return Arrays.copyOf(file, random.nextInt(file.length));
            }
        },
        BIT_FLIPPED {
            @Override
            byte[] of(byte[] file, Random random) {
                byte[] flipped = file.clone();
                flipped[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
                return flipped;
            }
        },
        OF_ANOTHER_VERSION {
            @Override
            byte[] of(byte[] file, Random random) {
                Checkpoint state = CheckpointFile.fromBytes(file, "the newest checkpoint");
                return CheckpointFile.toBytes(new Checkpoint(
                        state.spec(),
                        state.fingerprint() + "-of-another-version",
                        state.epoch(),
                        state.settledSince(),
                        state.weights(),
                        state.firstMoment(),
                        state.secondMoment()));
            }
        };

        abstract byte[] of(byte[] file, Random random);
    }

    @Override
    public String name() {
        return "checkpoints";
    }

    @Override
    public String summary() {
        return "checkpoint truncated, bit-flipped, of another version: detected, the one before is used, the events say so";
    }

    @Override
    public void run(Exercise exercise) throws InterruptedException {
        for (int round = 0; round < exercise.times(9, 3); round++) {
            Damage damage = Damage.values()[round % Damage.values().length];
            spoil(exercise, exercise.longRuns(1, EPOCHS).runIds().getFirst(), damage);
            exercise.shortRuns(exercise.times(20, 5));
        }
    }

    private static void spoil(Exercise exercise, String runId, Damage damage) throws InterruptedException {
        Site site = exercise.site();
        RunKeys keys = new RunKeys(runId);
        long begun = System.nanoTime();
        RunEvent seen = checkpointed(site, runId, begun);
        checkpointed(site, runId, System.nanoTime());
        List<Child> trainers = site.trainers().stream().filter(Child::isAlive).toList();
        for (Child trainer : trainers) {
            trainer.kill();
        }
        List<String> checkpoints = site.store().list(keys.checkpoints(seen.getAttempt())).stream()
                .map(object -> object.name())
                .filter(name -> RunKeys.checkpointEpochOf(name).isPresent())
                .sorted(Comparator.comparingInt(
                        name -> RunKeys.checkpointEpochOf(name).orElseThrow()))
                .toList();
        String newest = checkpoints.getLast();
        site.store().put(newest, damage.of(site.store().get(newest).orElseThrow(), exercise.random()));
        exercise.note("all trainers killed; %s, the newest of %d, is %s", newest, checkpoints.size(), damage);
        long restarted = System.nanoTime();
        for (Child trainer : trainers) {
            trainer.start();
        }
        RunEvent next = site.witness()
                .await(
                        event -> event.getRunId().equals(runId) && (event.hasResumed() || event.hasStarted()),
                        restarted,
                        Exercise.PATIENCE)
                .orElseThrow(() -> new IllegalStateException("nobody takes run " + runId + " up"))
                .event();
        check(exercise, next, checkpoints);
    }

    private static void check(Exercise exercise, RunEvent next, List<String> checkpoints) {
        List<PassedOver> passedOver = next.hasResumed()
                ? next.getResumed().getPassedOverList()
                : next.getStarted().getPassedOverList();
        exercise.require(
                passedOver.stream().map(PassedOver::getObject).toList().equals(List.of(checkpoints.getLast())),
                "a damaged checkpoint is told of in the run's events",
                next.getRunId(),
                "passed over, it says, are %s",
                passedOver);
        int before = checkpoints.size() < 2
                ? 0
                : RunKeys.checkpointEpochOf(checkpoints.get(checkpoints.size() - 2))
                        .orElseThrow();
        exercise.require(
                next.getResumed().getFromEpoch() == before,
                "the checkpoint before a damaged one is used",
                next.getRunId(),
                "it goes on from epoch %d, not %d",
                next.getResumed().getFromEpoch(),
                before);
        passedOver.forEach(each -> exercise.note("  passed over: %s", each.getReason()));
    }

    private static RunEvent checkpointed(Site site, String runId, long since) throws InterruptedException {
        return site.witness()
                .await(event -> event.getRunId().equals(runId) && event.hasCheckpointed(), since, Exercise.PATIENCE)
                .orElseThrow(() -> new IllegalStateException("run " + runId + " reaches no checkpoint"))
                .event();
    }
}
