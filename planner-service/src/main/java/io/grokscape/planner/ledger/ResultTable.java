package io.grokscape.planner.ledger;

import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The rows of {@code ledger.result}. Writing one again changes nothing; of two verdicts the later one counts. */
final class ResultTable {
    private static final String COMPLETED = """
        insert into ledger.result (run_id, last_epoch, settled, training_seconds) values (?, ?, ?, ?)
        on conflict (run_id) do update set last_epoch = excluded.last_epoch, settled = excluded.settled,
            training_seconds = excluded.training_seconds
        """;
    private static final String JUDGED = """
        insert into ledger.result (run_id, dynamic, train_accuracy, validation_accuracy, risen_epoch)
        values (?, ?, ?, ?, ?)
        on conflict (run_id) do update set dynamic = excluded.dynamic, train_accuracy = excluded.train_accuracy,
            validation_accuracy = excluded.validation_accuracy, risen_epoch = excluded.risen_epoch
        """;
    private static final int PREFIX = "DYNAMIC_".length();

    private final Connection connection;

    ResultTable(Connection connection) {
        this.connection = connection;
    }

    /** Takes note of the runs that ended; other events say nothing here. */
    void completed(Collection<RunEvent> events) throws SQLException {
        Map<String, Object[]> rows = new LinkedHashMap<>();
        for (RunEvent event : events) {
            if (event.hasCompleted()) {
                RunEvent.Completed end = event.getCompleted();
                rows.put(event.getRunId(), new Object[] {
                    event.getRunId(), end.getLastEpoch(), end.getSettled(), end.getTrainingSeconds()
                });
            }
        }
        write(COMPLETED, rows.values());
    }

    /** Takes note of final verdicts. */
    void judged(Collection<Verdict> verdicts) throws SQLException {
        Map<String, Object[]> rows = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            Verdict.Evidence evidence = verdict.getEvidence();
            rows.put(verdict.getRunId(), new Object[] {
                verdict.getRunId(),
                verdict.getDynamic().name().substring(PREFIX).toLowerCase(Locale.ROOT),
                evidence.getTrainAccuracy(),
                evidence.hasValidationAccuracy() ? evidence.getValidationAccuracy() : null,
                evidence.hasRisenEpoch() ? evidence.getRisenEpoch() : null
            });
        }
        write(JUDGED, rows.values());
    }

    /** One row per run: the driver makes one statement of a batch, and a statement may not write a row twice. */
    private void write(String insert, Collection<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Object[] row : rows) {
                Rows.set(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
