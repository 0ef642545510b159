package io.grokscape.dashboard.ingest;

import io.grokscape.dashboard.DashboardMetrics;
import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.Generation;
import io.grokscape.dashboard.readmodel.Projection;
import io.grokscape.dashboard.readmodel.Received;
import io.grokscape.proto.UnreadableMessageException;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * A poll's records into the read model, in one transaction with the positions they reach. What cannot be understood, or
 * what the database will never take, becomes a dead letter; everything else is tried until it is in.
 */
@ApplicationScoped
public class Ingest {
    private final Database database;
    private final Persistence persistence;
    private final Positions positions;
    private final Generation generation;
    private final DeadLetters deadLetters;
    private final DashboardMetrics metrics;

    Ingest(
            Database database,
            Persistence persistence,
            @Identifier(Positions.NAME) Positions positions,
            Generation generation,
            DeadLetters deadLetters,
            DashboardMetrics metrics) {
        this.database = database;
        this.persistence = persistence;
        this.positions = positions;
        this.generation = generation;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    private record Decoded<M>(ConsumerRecord<String, byte[]> source, Received<M> received) {}

    <M> void project(Projection<M> projection, ConsumerRecords<String, byte[]> records) {
        List<Decoded<M>> readable = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> source : records) {
            try {
                readable.add(new Decoded<>(source, received(projection.decode(source.value()), source)));
            } catch (UnreadableMessageException e) {
                deadLetters.send(source, e.getMessage());
            }
        }
        try {
            write(projection, readable, records);
        } catch (RefusedDataException wholeBatch) {
            writeOneByOne(projection, readable);
            write(projection, List.of(), records);
        }
        records.forEach(record -> metrics.projected(record.topic(), record.timestamp()));
    }

    private <M> void write(
            Projection<M> projection, List<Decoded<M>> decoded, ConsumerRecords<String, byte[]> behindUs) {
        List<Received<M>> batch = decoded.stream().map(Decoded::received).toList();
        persistence.untilDone(
                decoded.isEmpty() ? "positions" : decoded.getFirst().source().topic(),
                () -> database.inTransaction(connection -> {
                    generation.check(connection);
                    if (!batch.isEmpty()) {
                        projection.apply(connection, batch);
                    }
                    positions.advance(connection, behindUs);
                    return null;
                }));
    }

    private <M> void writeOneByOne(Projection<M> projection, List<Decoded<M>> decoded) {
        for (Decoded<M> one : decoded) {
            try {
                write(projection, List.of(one), ConsumerRecords.empty());
            } catch (RefusedDataException e) {
                deadLetters.send(one.source(), e.getMessage());
            }
        }
    }

    private static <M> Received<M> received(M message, ConsumerRecord<String, byte[]> source) {
        return new Received<>(message, source.offset(), Instant.ofEpochMilli(source.timestamp()));
    }

    /** Work on the database that may be away. */
    @FunctionalInterface
    interface Attempt {
        void run() throws SQLException;
    }
}
