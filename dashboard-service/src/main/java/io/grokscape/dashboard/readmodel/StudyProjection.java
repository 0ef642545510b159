package io.grokscape.dashboard.readmodel;

import io.grokscape.proto.Messages;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.proto.v1.Study;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Studies: the newest record of each counts. */
@ApplicationScoped
public class StudyProjection implements Projection<Study> {
    private static final String UPSERT = """
            INSERT INTO read_model.study
                (study_id, name, question, yaml, run_count, state, submitted_at, sequence, notes, tags, revision)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, pg_current_xact_id()::text::bigint)
            ON CONFLICT (study_id) DO UPDATE SET
                name = excluded.name, question = excluded.question, yaml = excluded.yaml,
                run_count = excluded.run_count, state = excluded.state, submitted_at = excluded.submitted_at,
                sequence = excluded.sequence, notes = excluded.notes, tags = excluded.tags, revision = excluded.revision
            WHERE excluded.sequence >= study.sequence
            """;

    @Override
    public Study decode(byte[] value) {
        Study study = Messages.study(value);
        if (study.getStudyId().isEmpty()) {
            throw new UnreadableMessageException("Study has no study_id");
        }
        state(study);
        return study;
    }

    @Override
    public void apply(Connection connection, List<Received<Study>> batch) throws SQLException {
        for (Received<Study> received : batch) {
            Study study = received.message();
            Sql.update(
                    connection,
                    UPSERT,
                    study.getStudyId(),
                    study.getName(),
                    study.getQuestion(),
                    study.getYaml(),
                    study.getRunCount(),
                    state(study),
                    Instant.ofEpochMilli(study.getSubmittedAtMs()),
                    received.sequence(),
                    Noted.json(study.getNotesList()).toString(),
                    Sql.textArray(study.getTagsList()));
        }
    }

    private static String state(Study study) {
        return switch (study.getState()) {
            case STATE_ACTIVE, STATE_PAUSED, STATE_CANCELLED, STATE_ENDED ->
                study.getState().name().substring("STATE_".length()).toLowerCase(Locale.ROOT);
            case STATE_UNSPECIFIED, UNRECOGNIZED ->
                throw new UnreadableMessageException("Study " + study.getStudyId() + " has no known state");
        };
    }
}
