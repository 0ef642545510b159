package io.grokscape.planner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerExceptionTest {
    @ParameterizedTest
    @CsvSource({
        "08006, true", // connection failure
        "57P01, true", // the server shuts down
        "57014, true", // statement time-out
        "53100, true", // disk full
        ", true", // no connection came from the pool in time
        "22021, false", // a character the encoding does not have
        "23505, false", // unique violation
    })
    void onlyADatabaseThatIsAwayIsWorthWaitingFor(String state, boolean away) {
        assertThat(new LedgerException(new SQLException("x", state)).isDatabaseAway())
                .isEqualTo(away);
    }
}
