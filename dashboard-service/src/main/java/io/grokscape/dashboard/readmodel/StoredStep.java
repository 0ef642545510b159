package io.grokscape.dashboard.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;

/** A row of the log with what a run's own row takes from it; what an event does not say is null. */
record StoredStep(
        String runId,
        RunStep step,
        Instant occurredAt,
        String source,
        String engine,
        String reason,
        Integer lastEpoch,
        boolean settled,
        Double trainingSeconds) {

    static StoredStep read(ResultSet row) throws SQLException {
        RunStep.Kind kind = RunStep.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
        return new StoredStep(
                row.getString("run_id"),
                new RunStep(kind, row.getInt("attempt"), row.getLong("sequence"), row.getBoolean("terminal")),
                Sql.instant(row, "occurred_at"),
                row.getString("source"),
                row.getString("engine"),
                row.getString("reason"),
                Sql.integer(row, "last_epoch"),
                row.getBoolean("settled"),
                Sql.number(row, "training_seconds"));
    }
}
