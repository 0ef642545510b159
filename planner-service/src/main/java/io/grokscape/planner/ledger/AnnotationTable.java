package io.grokscape.planner.ledger;

import io.grokscape.proto.v1.Note;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** The rows of {@code ledger.note} and {@code ledger.tag}. */
final class AnnotationTable {
    private final Connection connection;

    AnnotationTable(Connection connection) {
        this.connection = connection;
    }

    Annotations of(String subject) throws SQLException {
        return new Annotations(
                Rows.list(
                        connection,
                        "select id, text, written_at from ledger.note where subject = ? order by written_at, id",
                        row -> Note.newBuilder()
                                .setId(row.getString(1))
                                .setText(row.getString(2))
                                .setWrittenAtMs(row.getTimestamp(3).getTime())
                                .build(),
                        subject),
                Rows.list(
                        connection,
                        "select tag from ledger.tag where subject = ? order by tag",
                        row -> row.getString(1),
                        subject));
    }

    /** Whether that was news; so do the others answer. */
    boolean write(String subject, String id, String text, Instant now) throws SQLException {
        return changed(
                "insert into ledger.note values (?, ?, ?, ?) on conflict do nothing",
                subject,
                id,
                text,
                Timestamp.from(now));
    }

    boolean erase(String subject, String id) throws SQLException {
        return changed("delete from ledger.note where subject = ? and id = ?", subject, id);
    }

    boolean tag(String subject, String tag) throws SQLException {
        return changed("insert into ledger.tag values (?, ?) on conflict do nothing", subject, tag);
    }

    boolean untag(String subject, String tag) throws SQLException {
        return changed("delete from ledger.tag where subject = ? and tag = ?", subject, tag);
    }

    private boolean changed(String sql, Object... parameters) throws SQLException {
        return Rows.update(connection, sql, parameters) > 0;
    }
}
