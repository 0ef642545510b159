package io.grokscape.dashboard.ingest;

import io.grokscape.dashboard.readmodel.Database;
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
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * How far each partition is projected, kept with the projections. Reading goes on from there and not from the group's
 * offsets: so a read model that was dropped is rebuilt from the first record, without resetting anything in the broker.
 */
@ApplicationScoped
@Identifier(Positions.NAME)
class Positions implements KafkaConsumerRebalanceListener {
    /** As the consumers' configuration names it. */
    static final String NAME = "read-model";

    private final Database database;
    private final Persistence persistence;

    Positions(Database database, Persistence persistence) {
        this.database = database;
        this.persistence = persistence;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> known = new HashMap<>();
        persistence.untilDone(
                "positions",
                () -> database.inTransaction(connection -> {
                    known.putAll(read(connection));
                    return null;
                }));
        for (TopicPartition partition : partitions) {
            Long next = known.get(partition);
            if (next == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, next);
            }
        }
    }

    void advance(Connection connection, ConsumerRecords<String, byte[]> records) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (TopicPartition partition : records.partitions()) {
            ConsumerRecord<String, byte[]> last = records.records(partition).getLast();
            rows.add(new Object[] {partition.topic(), partition.partition(), last.offset() + 1});
        }
        Sql.batch(connection, """
                INSERT INTO read_model.position (topic, partition, next_offset) VALUES (?, ?, ?)
                ON CONFLICT (topic, partition) DO UPDATE SET next_offset = excluded.next_offset
                """, rows);
    }

    private static Map<TopicPartition, Long> read(Connection connection) throws SQLException {
        Map<TopicPartition, Long> known = new HashMap<>();
        Sql.query(
                connection,
                "SELECT topic, partition, next_offset FROM read_model.position",
                row -> known.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3)));
        return known;
    }
}
