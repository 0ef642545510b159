package io.grokscape.dashboard.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grokscape.proto.Messages;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.proto.v1.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Findings: of each study, kind and which the newest counts; what is withdrawn goes. */
@ApplicationScoped
public class FindingProjection implements Projection<Finding> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UPSERT = """
            INSERT INTO read_model.finding (study_id, kind, which, rules_version, json, found_at, sequence)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (study_id, kind, which) DO UPDATE SET
                rules_version = excluded.rules_version, json = excluded.json, found_at = excluded.found_at,
                sequence = excluded.sequence
            WHERE excluded.sequence >= finding.sequence
            """;
    private static final String DELETE = """
            DELETE FROM read_model.finding WHERE study_id = ? AND kind = ? AND which = ? AND sequence <= ?
            """;

    @Override
    public Finding decode(byte[] value) {
        Finding finding = Messages.finding(value);
        if (finding.getStudyId().isEmpty() || finding.getKind().isEmpty()) {
            throw new UnreadableMessageException(
                    "Finding has no " + (finding.getKind().isEmpty() ? "kind" : "study_id"));
        }
        if (finding.getWithdrawn()) {
            return finding;
        }
        try {
            JSON.readTree(finding.getJson());
        } catch (JsonProcessingException e) {
            throw new UnreadableMessageException(
                    "Finding of study %s is not JSON: %s".formatted(finding.getStudyId(), e.getOriginalMessage()), e);
        }
        return finding;
    }

    @Override
    public void apply(Connection connection, List<Received<Finding>> batch) throws SQLException {
        for (Received<Finding> received : batch) {
            Finding finding = received.message();
            if (finding.getWithdrawn()) {
                Sql.update(
                        connection,
                        DELETE,
                        finding.getStudyId(),
                        finding.getKind(),
                        finding.getWhich(),
                        received.sequence());
            } else {
                upsert(connection, finding, received.sequence());
            }
        }
    }

    private static void upsert(Connection connection, Finding finding, long sequence) throws SQLException {
        Sql.update(
                connection,
                UPSERT,
                finding.getStudyId(),
                finding.getKind(),
                finding.getWhich(),
                finding.getRulesVersion(),
                finding.getJson(),
                Instant.ofEpochMilli(finding.getFoundAtMs()),
                sequence);
    }
}
