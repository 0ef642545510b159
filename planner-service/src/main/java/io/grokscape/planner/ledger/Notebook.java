package io.grokscape.planner.ledger;

import io.grokscape.planner.lifecycle.Announcements;
import io.grokscape.planner.lifecycle.Outgoing;
import io.grokscape.planner.lifecycle.Run;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Notes and tags that people put on studies and runs: one method is one transaction, the same again changes nothing, and
 * every change is told to everybody. All answer what is noted afterwards; empty if there is no such study or run.
 */
public final class Notebook {
    private static final int ID_DIGITS = 12;

    private final Transactions transactions;
    private final String source;
    private final InstantSource clock;

    /** As for {@link Ledger}. */
    public Notebook(DataSource database, String source, InstantSource clock) {
        this.transactions = new Transactions(database);
        this.source = source;
        this.clock = clock;
    }

    /** What can be noted on. */
    public enum Kind {
        STUDY,
        RUN
    }

    /** What is noted. */
    public Optional<Annotations> show(Kind kind, String id) {
        return change(kind, id, (table, now) -> false);
    }

    /** Writes a note, named by its text: the same text is the same note. */
    public Optional<Annotations> write(Kind kind, String id, String text) {
        return change(kind, id, (table, now) -> table.write(id, name(text), text, now));
    }

    public Optional<Annotations> erase(Kind kind, String id, String note) {
        return change(kind, id, (table, now) -> table.erase(id, note));
    }

    public Optional<Annotations> tag(Kind kind, String id, String tag) {
        return change(kind, id, (table, now) -> table.tag(id, tag));
    }

    public Optional<Annotations> untag(Kind kind, String id, String tag) {
        return change(kind, id, (table, now) -> table.untag(id, tag));
    }

    private interface Change {
        boolean on(AnnotationTable table, Instant now) throws SQLException;
    }

    private Optional<Annotations> change(Kind kind, String id, Change change) {
        return transactions.call(connection -> {
            Steps steps = new Steps(connection, source, clock.instant());
            return switch (kind) {
                case STUDY -> onStudy(connection, steps, id, change);
                case RUN -> onRun(connection, steps, id, change);
            };
        });
    }

    private Optional<Annotations> onStudy(Connection connection, Steps steps, String id, Change change)
            throws SQLException {
        Optional<StudyRow> study = steps.studies().lock(id);
        if (study.isEmpty()) {
            return Optional.empty();
        }
        AnnotationTable table = new AnnotationTable(connection);
        if (change.on(table, clock.instant())) {
            steps.announce(study.get());
        }
        return Optional.of(table.of(id));
    }

    private Optional<Annotations> onRun(Connection connection, Steps steps, String id, Change change)
            throws SQLException {
        List<Run> run = steps.runs().lock(List.of(id));
        if (run.isEmpty()) {
            return Optional.empty();
        }
        AnnotationTable table = new AnnotationTable(connection);
        if (change.on(table, clock.instant())) {
            int revision = steps.runs().nextAnnotation(id);
            new Outbox(connection).add(List.of(annotated(run.getFirst(), revision, table.of(id))));
        }
        return Optional.of(table.of(id));
    }

    private Outgoing annotated(Run run, int revision, Annotations noted) {
        return new Announcements(source, clock.millis()).annotated(run, revision, noted.notes(), noted.tags());
    }

    private static String name(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
