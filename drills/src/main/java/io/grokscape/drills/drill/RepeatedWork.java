package io.grokscape.drills.drill;

import io.grokscape.drills.Exercise;
import io.grokscape.drills.site.Witness;
import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.proto.v1.RunEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How much training was done twice: from where an attempt went on to what the one before it had reached, in time. */
final class RepeatedWork {
    /** A checkpoint every second, asked for at most a slice of training (0.2 s) too late. */
    private static final Duration INTERVAL = Duration.ofMillis(1200);

    private record Attempt(String runId, int number) {}

    private record Reached(int epoch, double epochsPerSecond) {}

    private final Exercise exercise;

    RepeatedWork(Exercise exercise) {
        this.exercise = exercise;
    }

    void report() {
        Map<Attempt, Reached> reached = reached();
        double worst = 0;
        int resumed = 0;
        for (Witness.Heard heard : exercise.heard()) {
            RunEvent event = heard.event();
            Reached before = reached.get(new Attempt(event.getRunId(), event.getAttempt() - 1));
            if (event.hasResumed() && before != null) {
                resumed++;
                int epochs = before.epoch() - event.getResumed().getFromEpoch();
                worst = Math.max(worst, epochs / Math.max(1, before.epochsPerSecond()));
            }
        }
        exercise.note("%d attempts went on from a checkpoint", resumed);
        exercise.measured("most training that was repeated", Duration.ofMillis((long) (1000 * worst)), INTERVAL);
    }

    /** The furthest measurement of each attempt. */
    private Map<Attempt, Reached> reached() {
        Map<Attempt, Reached> reached = new HashMap<>();
        for (var record : exercise.site().topics().all(Topics.MEASUREMENTS)) {
            try {
                MeasurementBatch batch = Messages.measurementBatch(record.value());
                int epoch =
                        batch.getMeasurements(batch.getMeasurementsCount() - 1).getEpoch();
                reached.merge(
                        new Attempt(batch.getRunId(), batch.getAttempt()),
                        new Reached(epoch, batch.getEpochsPerSecond()),
                        (a, b) -> a.epoch() > b.epoch() ? a : b);
            } catch (UnreadableMessageException e) {
                continue; // planted by another drill
            }
        }
        return reached;
    }
}
