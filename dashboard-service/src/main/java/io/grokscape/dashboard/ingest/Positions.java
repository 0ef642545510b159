package io.grokscape.dashboard.ingest;

import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.Generation;
import io.grokscape.dashboard.readmodel.Sql;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * How far each partition is projected, kept with the projections. Reading goes on from there and not from the group's
 * offsets: so a read model that was dropped is rebuilt from the first record, without resetting anything in the broker.
 */
@ApplicationScoped
@Identifier(Positions.NAME)
class Positions implements KafkaConsumerRebalanceListener {
    /** As the consumers' configuration names it. */
    static final String NAME = "read-model";

    private static final Logger LOG = Logger.getLogger(Positions.class);

    private final Database database;
    private final Persistence persistence;
    private final Generation generation;
    private final Backlog backlog;
    private final Rebuild rebuild;
    private final Map<String, String> topicIds = new ConcurrentHashMap<>();

    Positions(Database database, Persistence persistence, Generation generation, Backlog backlog, Rebuild rebuild) {
        this.database = database;
        this.persistence = persistence;
        this.generation = generation;
        this.backlog = backlog;
        this.rebuild = rebuild;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> known = new HashMap<>();
        Map<String, String> ids = topicIds(partitions);
        List<String> made = new ArrayList<>();
        persistence.untilDone(
                "positions",
                () -> database.inTransaction(connection -> {
                    generation.check(connection);
                    known.putAll(read(connection));
                    made.addAll(made(connection, ids));
                    return null;
                }));
        if (!made.isEmpty()) {
            rebuild.begin("topics were made anew: " + made);
            return;
        }
        topicIds.putAll(ids);
        for (TopicPartition partition : partitions) {
            Long next = known.get(partition);
            if (next == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, next);
            }
        }
    }

    /** Nothing where the broker does not say: then positions are believed. */
    private Map<String, String> topicIds(Collection<TopicPartition> partitions) {
        try {
            return backlog.topicIds(
                    partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet()));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warnf("whether %s are the topics they were is not known: %s", partitions, e.getMessage());
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    /** Those of the topics that are not the ones that were read. */
    private static List<String> made(Connection connection, Map<String, String> ids) throws SQLException {
        return Sql.query(
                        connection,
                        "SELECT DISTINCT topic, topic_id FROM read_model.position WHERE topic_id IS NOT NULL",
                        row -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .filter(read ->
                        !ids.getOrDefault(read.getKey(), read.getValue()).equals(read.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    void advance(Connection connection, ConsumerRecords<String, byte[]> records) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (TopicPartition partition : records.partitions()) {
            ConsumerRecord<String, byte[]> last = records.records(partition).getLast();
            rows.add(new Object[] {
                partition.topic(), partition.partition(), last.offset() + 1, topicIds.get(partition.topic())
            });
        }
        Sql.batch(connection, """
                INSERT INTO read_model.position (topic, partition, next_offset, topic_id) VALUES (?, ?, ?, ?)
                ON CONFLICT (topic, partition) DO UPDATE SET next_offset = excluded.next_offset,
                    topic_id = coalesce(excluded.topic_id, position.topic_id)
                """, rows);
    }

    static Map<TopicPartition, Long> read(Connection connection) throws SQLException {
        Map<TopicPartition, Long> known = new HashMap<>();
        Sql.query(
                connection,
                "SELECT topic, partition, next_offset FROM read_model.position",
                row -> known.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3)));
        return known;
    }
}
