package io.grokscape.planner.ledger;

import io.grokscape.spec.RunSpec;
import io.grokscape.studies.RunCost;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** How fast the trainers at hand are, from the runs they ended last. */
public final class FleetSpeed {
    private static final String ENDED_LAST = """
            select r.spec, x.last_epoch, x.training_seconds from ledger.result x join ledger.run r on r.id = x.run_id
            where x.training_seconds > 0 and r.state = 'completed' order by r.changed_at desc limit 200
            """;

    private final Transactions transactions;

    public FleetSpeed(DataSource database) {
        this.transactions = new Transactions(database);
    }

    /**
     * What was measured.
     *
     * @param runs the last runs that ended, 200 at most
     * @param speed of one lane over that of one core of the {@linkplain RunCost#referenceSeconds reference machine}; 0 if no
     *     run has ended
     * @param running runs being trained now: lanes at work
     */
    public record Measured(int runs, double speed, int running) {}

    private record Ended(double referenceSeconds, double seconds) {}

    /** What the ledger says now. */
    public Measured measure() {
        return transactions.call(connection -> {
            List<Ended> ended = Rows.list(connection, ENDED_LAST, FleetSpeed::ended);
            double reference =
                    ended.stream().mapToDouble(Ended::referenceSeconds).sum();
            double seconds = ended.stream().mapToDouble(Ended::seconds).sum();
            int running = new RunTable(connection).inFlight()[1];
            return new Measured(ended.size(), ended.isEmpty() ? 0 : reference / seconds, running);
        });
    }

    private static Ended ended(ResultSet row) throws SQLException {
        RunSpec spec = RunTable.spec(row.getBytes("spec"));
        double share = row.getInt("last_epoch") / (double) spec.epochs();
        return new Ended(RunCost.referenceSeconds(spec) * share, row.getDouble("training_seconds"));
    }
}
