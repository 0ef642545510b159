package io.grokscape.benchmarks.load;

import io.grokscape.drills.site.Site;
import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.proto.v1.RunEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How long a trainer of one lane is free before the first measured epoch of its next run, while there is one: from the end
 * of training, which is its start and what the engine took, to the sending of epoch 0; all by the trainer's own clock.
 */
final class Dispatches {
    /** When training began, when epoch 0 was sent, and when training was over, in milliseconds. */
    private record Training(String trainer, long begun, long firstEpoch, long over) {}

    private final Site site;

    Dispatches(Site site) {
        this.site = site;
    }

    String since(long begun) {
        Map<String, Long> started = new HashMap<>();
        Map<String, RunEvent> completed = new HashMap<>();
        site.topics().all(Topics.RUN_EVENTS).forEach(record -> {
            RunEvent event = Messages.runEvent(record.value());
            if (record.timestamp() >= begun && event.hasStarted()) {
                started.put(event.getRunId(), record.timestamp());
            } else if (record.timestamp() >= begun && event.hasCompleted()) {
                completed.put(event.getRunId(), event);
            }
        });
        Map<String, Long> firstEpochs = new HashMap<>();
        site.topics().all(Topics.MEASUREMENTS).forEach(record -> {
            MeasurementBatch batch = Messages.measurementBatch(record.value());
            if (batch.getMeasurements(0).getEpoch() == 0) {
                firstEpochs.put(batch.getRunId(), record.timestamp());
            }
        });
        List<Training> trainings = completed.values().stream()
                .map(event -> training(event, started.get(event.getRunId()), firstEpochs.get(event.getRunId())))
                .filter(Objects::nonNull)
                .toList();
        return new Spread(waits(trainings)).toString();
    }

    private static Training training(RunEvent completed, Long started, Long firstEpoch) {
        if (started == null || firstEpoch == null) {
            return null; // taken over from another attempt
        }
        long took = Math.round(1000 * completed.getCompleted().getTrainingSeconds());
        return new Training(completed.getSource(), started, firstEpoch, started + took);
    }

    private static List<Double> waits(List<Training> trainings) {
        List<Double> waits = new ArrayList<>();
        trainings.stream()
                .collect(Collectors.groupingBy(Training::trainer))
                .values()
                .forEach(ofOne -> {
                    List<Training> inOrder = ofOne.stream()
                            .sorted(Comparator.comparingLong(Training::begun))
                            .toList();
                    for (int i = 1; i < inOrder.size(); i++) {
                        waits.add((double) inOrder.get(i).firstEpoch()
                                - inOrder.get(i - 1).over());
                    }
                });
        return waits;
    }
}
