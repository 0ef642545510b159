package io.grokscape.drills;

import io.grokscape.drills.site.Site;
import io.grokscape.drills.site.TopicReader;
import io.grokscape.proto.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * How much of what was told still waits, by the measures that operators have: what the dashboard has yet to read, by the
 * positions that it keeps with its read model, the planner's outbox, and ended runs that the analyzer has yet to judge.
 * Offsets that groups commit are no measure: what was not committed before a broker went away is committed with the next
 * record of its partition, however long ago it was processed.
 */
final class CatchingUp {
    private static final long POLL_MS = 300;
    private static final List<Topics> READ = List.of(Topics.RUN_EVENTS, Topics.MEASUREMENTS, Topics.VERDICTS);
    private static final String WAITING = "grokscape_analyzer_ended_runs_waiting";

    private final Site site;

    CatchingUp(Site site) {
        this.site = site;
    }

    /** What waits when patience runs out, of what was there when we began to ask; nothing as soon as nothing does. */
    List<String> await(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        try {
            Map<TopicPartition, Long> ends = ends(site.topics());
            List<String> waiting = waiting(ends);
            while (!waiting.isEmpty() && System.nanoTime() < end) {
                Thread.sleep(POLL_MS);
                waiting = waiting(ends);
            }
            return waiting;
        } catch (KafkaException e) {
            return List.of("the broker: " + e.getMessage());
        }
    }

    private static Map<TopicPartition, Long> ends(TopicReader topics) {
        try (KafkaConsumer<byte[], byte[]> consumer = topics.consumer(READ)) {
            return consumer.endOffsets(consumer.assignment());
        }
    }

    private List<String> waiting(Map<TopicPartition, Long> ends) throws InterruptedException {
        List<String> waiting = new ArrayList<>();
        try {
            Map<TopicPartition, Long> read = positions();
            ends.forEach((partition, end) -> {
                long next = read.getOrDefault(partition, 0L);
                if (next < end) {
                    waiting.add("the dashboard is at %d of %d in %s".formatted(next, end, partition));
                }
            });
            long unsent = site.database().count("select count(*) from ledger.outbox");
            if (unsent > 0) {
                waiting.add("%d messages are in the planner's outbox".formatted(unsent));
            }
            double unjudged = site.child("analyzer").health().metric(WAITING);
            if (unjudged > 0) {
                waiting.add("%.0f ended runs wait for the analyzer".formatted(unjudged));
            }
        } catch (SQLException | IllegalStateException e) {
            waiting.add(e.getMessage());
        }
        return waiting;
    }

    private Map<TopicPartition, Long> positions() throws SQLException {
        Map<TopicPartition, Long> positions = new HashMap<>();
        site.database()
                .query(
                        "select topic, partition, next_offset from read_model.position",
                        row -> positions.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3)));
        return positions;
    }
}
