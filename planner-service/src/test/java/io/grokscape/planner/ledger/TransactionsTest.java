package io.grokscape.planner.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.grokscape.testsupport.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Transactions on a real Postgres, through the pool that services have. */
class TransactionsTest {
    @Test
    void aPoolWithoutAFreeConnectionIsADatabaseThatIsAway() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                AgroalDataSource pool = poolOfOne(postgres);
                Connection taken = pool.getConnection()) {
            assertThat(taken.isValid(5)).isTrue();

            LedgerException refused = catchThrowableOfType(
                    LedgerException.class, () -> new Transactions(pool).call(connection -> "never"));

            assertThat(refused.isDatabaseAway()).isTrue();
        }
    }

    private static AgroalDataSource poolOfOne(EmbeddedPostgres postgres) throws SQLException {
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .acquisitionTimeout(Duration.ofMillis(100))
                        .connectionFactoryConfiguration(connections -> connections
                                .jdbcUrl(postgres.jdbcUrl())
                                .principal(new NamePrincipal(postgres.user()))
                                .credential(new SimplePassword(postgres.password())))));
    }
}
