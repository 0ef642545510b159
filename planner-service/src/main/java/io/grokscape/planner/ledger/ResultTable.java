package io.grokscape.planner.ledger;

import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Locale;

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
        try (PreparedStatement statement = connection.prepareStatement(COMPLETED)) {
            for (RunEvent event : events) {
                if (event.hasCompleted()) {
                    RunEvent.Completed end = event.getCompleted();
                    Rows.set(
                            statement,
                            event.getRunId(),
                            end.getLastEpoch(),
                            end.getSettled(),
                            end.getTrainingSeconds());
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    /** Takes note of final verdicts. */
    void judged(Collection<Verdict> verdicts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(JUDGED)) {
            for (Verdict verdict : verdicts) {
                Verdict.Evidence evidence = verdict.getEvidence();
                Rows.set(
                        statement,
                        verdict.getRunId(),
                        verdict.getDynamic().name().substring(PREFIX).toLowerCase(Locale.ROOT),
                        evidence.getTrainAccuracy(),
                        evidence.hasValidationAccuracy() ? evidence.getValidationAccuracy() : null,
                        evidence.hasRisenEpoch() ? evidence.getRisenEpoch() : null);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
