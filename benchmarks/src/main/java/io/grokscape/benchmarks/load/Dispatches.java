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
import java.util.Locale;
import java.util.Map;

/**
 * How long a free trainer waits for the first measured epoch of its next run, while there is one: from its telling how
 * the last one ended to its sending epoch 0 of the next, both by the trainer's own clock.
 */
final class Dispatches {
    private record Moment(String trainer, long at, boolean isEnd) {}

    private final Site site;

    Dispatches(Site site) {
        this.site = site;
    }

    List<String> since(long begun) {
        List<Moment> moments = new ArrayList<>();
        site.topics().all(Topics.RUN_EVENTS).forEach(record -> {
            RunEvent event = Messages.runEvent(record.value());
            if (event.hasCompleted() && record.timestamp() >= begun) {
                moments.add(new Moment(event.getSource(), record.timestamp(), true));
            }
        });
        site.topics().all(Topics.MEASUREMENTS).forEach(record -> {
            MeasurementBatch batch = Messages.measurementBatch(record.value());
            if (batch.getMeasurements(0).getEpoch() == 0 && record.timestamp() >= begun) {
                moments.add(new Moment(batch.getSource(), record.timestamp(), false));
            }
        });
        moments.sort(Comparator.comparingLong(Moment::at).thenComparing(Moment::isEnd));
        Map<String, Long> free = new HashMap<>();
        List<Long> waits = new ArrayList<>();
        for (Moment moment : moments) {
            if (moment.isEnd()) {
                free.put(moment.trainer(), moment.at());
            } else if (free.containsKey(moment.trainer())) {
                waits.add(moment.at() - free.remove(moment.trainer()));
            }
        }
        waits.sort(Comparator.naturalOrder());
        return waits.isEmpty()
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "from free trainer to first epoch: median %d ms, 99th percentile %d ms, longest %d ms",
                        waits.get(waits.size() / 2),
                        waits.get((int) (0.99 * (waits.size() - 1))),
                        waits.getLast()));
    }
}
