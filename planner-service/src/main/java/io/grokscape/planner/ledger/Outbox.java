package io.grokscape.planner.ledger;

import io.grokscape.planner.ledger.Rows.SqlArray;
import io.grokscape.planner.lifecycle.Outgoing;
import io.grokscape.proto.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * The rows of {@code ledger.outbox}: messages decided together with the change they tell of. Whoever dies between commit
 * and send sends them later; whoever dies between send and delete sends them twice, which everybody downstream stands.
 */
final class Outbox {
    /** One sender at a time, or the messages of a key could overtake each other. */
    private static final long SENDER_LOCK = 0x67726f6b_0001L;

    private final Connection connection;

    Outbox(Connection connection) {
        this.connection = connection;
    }

    /** A message and its place: the order of writing, of one key also that of happening, for its row was locked. */
    record Entry(long id, Outgoing message) {}

    void add(Collection<Outgoing> messages) throws SQLException {
        String sql = "insert into ledger.outbox (topic, key, value) values (?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Outgoing message : messages) {
                Rows.set(statement, message.topic().topic(), message.key(), message.value());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Whether this transaction alone sends now. */
    boolean becomeSender() throws SQLException {
        return Rows.list(connection, "select pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), SENDER_LOCK)
                .getFirst();
    }

    List<Entry> oldest(int limit) throws SQLException {
        return Rows.list(
                connection,
                "select id, topic, key, value from ledger.outbox order by id limit ?",
                row -> new Entry(
                        row.getLong(1), new Outgoing(topic(row.getString(2)), row.getString(3), row.getBytes(4))),
                limit);
    }

    void delete(List<Entry> sent) throws SQLException {
        SqlArray ids = new SqlArray("bigint", sent.stream().map(Entry::id).toArray());
        Rows.update(connection, "delete from ledger.outbox where id = any(?)", ids);
    }

    private static Topics topic(String name) {
        return Topics.all().stream()
                .filter(topic -> topic.topic().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
