package io.grokscape.dashboard.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.testsupport.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A read model of an earlier release is carried on. */
class EarlierReadModelTest {
    private static final String ONCE_A_ROW_PER_ATTEMPT = "4";

    @Test
    void aCurveThatWasOneRowIsOnePiece() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            migrate(postgres.dataSource(), ONCE_A_ROW_PER_ATTEMPT);
            try (Connection connection = postgres.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into read_model.run (run_id, latest_attempt, revision) values ('r', 2, 1)");
                statement.execute(oldRow(1, "{0,1,5}"));
                statement.execute(oldRow(2, "{}"));
            }
            migrate(postgres.dataSource(), "latest");
            try (Connection connection = postgres.dataSource().getConnection()) {
                var attempts = CurveRows.attempts(connection, "r");
                assertThat(attempts).hasSize(1);
                assertThat(attempts.getFirst().curve().epochs()).containsExactly(0, 1, 5);
            }
        }
    }

    private static void migrate(DataSource database, String target) {
        Flyway.configure()
                .dataSource(database)
                .schemas("read_model")
                .locations("db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private static String oldRow(int attempt, String values) {
        String nineColumns = ", '%s'".formatted(values).repeat(9);
        return """
                insert into read_model.curve (run_id, attempt, epochs, train_loss, train_accuracy, validation_loss,
                    validation_accuracy, parameter_norm, validation_log_probability, validation_margin, logit_norm,
                    collapsed, measured_at, source)
                values ('r', %d, '%s'%s, now(), 'trainer-1')
                """.formatted(attempt, values, nineColumns);
    }
}
