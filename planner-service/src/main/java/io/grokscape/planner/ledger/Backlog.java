package io.grokscape.planner.ledger;

import io.grokscape.planner.lifecycle.StudyState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What the ledger has still to do, in numbers. */
public final class Backlog {
    private final Transactions transactions;

    public Backlog(DataSource database) {
        this.transactions = new Transactions(database);
    }

    /**
     * @param studies how many are in each state; every state is there
     * @param oldestWaitingSeconds how long the run that waits longest has waited; 0 if none does
     * @param outbox messages decided and not yet on the broker
     * @param active the newest studies that still want runs
     */
    public record Numbers(
            Map<StudyState, Integer> studies, double oldestWaitingSeconds, long outbox, List<Progress> active) {}

    /** A study's runs, and how many of them ask for no more work. */
    public record Progress(String study, int runs, int ended) {}

    /** Reads them. @param studies of how many active studies */
    public Numbers numbers(int studies) {
        return transactions.call(connection -> new Numbers(
                states(connection),
                Rows.list(
                                connection,
                                "select coalesce(extract(epoch from now() - min(changed_at)), 0)"
                                        + " from ledger.run where state = 'waiting'",
                                row -> Math.max(0, row.getDouble(1)))
                        .getFirst(),
                Rows.list(connection, "select count(*) from ledger.outbox", row -> row.getLong(1))
                        .getFirst(),
                new ArrayList<>(Rows.list(
                        connection,
                        "select id, run_count, open_runs from ledger.study where state in ('active', 'paused')"
                                + " order by submitted_at desc, id limit ?",
                        row -> new Progress(row.getString(1), row.getInt(2), row.getInt(2) - row.getInt(3)),
                        studies))));
    }

    private static Map<StudyState, Integer> states(Connection connection) throws SQLException {
        Map<StudyState, Integer> counts = new EnumMap<>(StudyState.class);
        for (StudyState state : StudyState.values()) {
            counts.put(state, 0);
        }
        Rows.list(
                connection,
                "select state, count(*) from ledger.study group by state",
                row -> counts.put(StudyState.of(row.getString(1)), row.getInt(2)));
        return counts;
    }
}
