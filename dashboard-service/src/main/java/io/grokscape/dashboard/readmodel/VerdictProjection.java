package io.grokscape.dashboard.readmodel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grokscape.proto.Messages;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.proto.v1.Dynamic;
import io.grokscape.proto.v1.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Verdicts: the newest counts, but a provisional one never replaces the final one of its attempt, and the final one
 * replaces provisional ones whenever it comes.
 */
@ApplicationScoped
public class VerdictProjection implements Projection<Verdict> {
    private static final String UPSERT = """
            INSERT INTO read_model.verdict (run_id, attempt, dynamic, confidence, provisional, rules_version, explanation,
                evidence, judged_at, sequence)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            ON CONFLICT (run_id) DO UPDATE SET
                attempt = excluded.attempt, dynamic = excluded.dynamic, confidence = excluded.confidence,
                provisional = excluded.provisional, rules_version = excluded.rules_version,
                explanation = excluded.explanation, evidence = excluded.evidence, judged_at = excluded.judged_at,
                sequence = excluded.sequence
            WHERE (excluded.sequence >= verdict.sequence
                   AND (verdict.provisional OR NOT excluded.provisional OR excluded.attempt > verdict.attempt))
               OR (verdict.provisional AND NOT excluded.provisional AND excluded.attempt >= verdict.attempt)
            """;

    @Override
    public Verdict decode(byte[] value) {
        Verdict verdict = Messages.verdict(value);
        if (verdict.getRunId().isEmpty()) {
            throw new UnreadableMessageException("Verdict has no run_id");
        }
        if (verdict.getDynamic() == Dynamic.DYNAMIC_UNSPECIFIED || verdict.getDynamic() == Dynamic.UNRECOGNIZED) {
            throw new UnreadableMessageException("Verdict of run " + verdict.getRunId() + " has no known dynamic");
        }
        return verdict;
    }

    @Override
    public void apply(Connection connection, List<Received<Verdict>> batch) throws SQLException {
        var runIds = batch.stream()
                .map(received -> received.message().getRunId())
                .collect(Collectors.toCollection(TreeSet::new));
        RunRows.ensure(connection, runIds);
        for (Received<Verdict> received : batch) {
            Verdict verdict = received.message();
            Sql.update(
                    connection,
                    UPSERT,
                    verdict.getRunId(),
                    verdict.getAttempt(),
                    verdict.getDynamic().name().substring("DYNAMIC_".length()),
                    verdict.getConfidence(),
                    verdict.getProvisional(),
                    verdict.getRulesVersion(),
                    verdict.getExplanation(),
                    evidence(verdict.getEvidence()).toString(),
                    Instant.ofEpochMilli(verdict.getJudgedAtMs()),
                    received.sequence());
        }
        Sql.update(connection, """
                UPDATE read_model.run SET dynamic = verdict.dynamic, provisional = verdict.provisional,
                    confidence = verdict.confidence
                FROM read_model.verdict WHERE verdict.run_id = run.run_id AND run.run_id = ANY (?)
                """, (Object) Sql.textArray(runIds));
    }

    private static ObjectNode lossDescent(Verdict.LossDescent descent) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("first_epoch", descent.getFirstEpoch())
                .put("first_minimum", descent.getFirstMinimum())
                .put("peak_epoch", descent.getPeakEpoch())
                .put("peak", descent.getPeak())
                .put("return_epoch", descent.getReturnEpoch())
                .put("last", descent.getLast());
    }

    private static ObjectNode evidence(Verdict.Evidence evidence) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("last_epoch", evidence.getLastEpoch());
        json.put("train_accuracy", evidence.getTrainAccuracy());
        json.put("validation_accuracy", evidence.hasValidationAccuracy() ? evidence.getValidationAccuracy() : null);
        json.put("fitted_epoch", evidence.hasFittedEpoch() ? evidence.getFittedEpoch() : null);
        json.put("risen_epoch", evidence.hasRisenEpoch() ? evidence.getRisenEpoch() : null);
        json.put("delay", evidence.hasDelay() ? evidence.getDelay() : null);
        json.put("norm_change", evidence.hasNormChange() ? evidence.getNormChange() : null);
        ArrayNode plateaus = json.putArray("plateaus");
        evidence.getPlateausList().forEach(plateaus::add);
        json.put("immediate", evidence.getImmediate());
        json.set("loss_descent", evidence.hasLossDescent() ? lossDescent(evidence.getLossDescent()) : null);
        return json;
    }
}
