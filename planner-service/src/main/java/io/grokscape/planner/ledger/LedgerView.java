package io.grokscape.planner.ledger;

import io.grokscape.planner.lifecycle.Run;
import io.grokscape.planner.lifecycle.RunState;
import io.grokscape.studies.Expansion;
import io.grokscape.studies.PlannedRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Everything that only reads the ledger. */
public final class LedgerView {
    private static final int BATCH = 1000;
    private static final Pattern RUN_PREFIX = Pattern.compile("[0-9a-f]{4,20}");

    private final Transactions transactions;

    public LedgerView(DataSource database) {
        this.transactions = new Transactions(database);
    }

    /** A run with when it last changed and the studies that have it. */
    public record RunRow(Run run, Instant changedAt, List<String> studies) {}

    /** Every study, the newest first. */
    public List<StudyRow> studies() {
        return transactions.call(connection ->
                Rows.list(connection, StudyTable.COLUMNS + "order by s.submitted_at desc, s.id", StudyTable::study));
    }

    public Optional<StudyRow> study(String id) {
        return transactions
                .call(connection -> Rows.list(connection, StudyTable.COLUMNS + "where s.id = ?", StudyTable::study, id))
                .stream()
                .findFirst();
    }

    /** How many of the study's runs are in each state; every state is there. */
    public Map<RunState, Integer> counts(String studyId) {
        return counted("""
                select r.state, count(*) from ledger.study_run m join ledger.run r on r.id = m.run_id
                where m.study_id = ? group by r.state
                """, studyId);
    }

    /** How many runs are in each state; every state is there. */
    public Map<RunState, Integer> counts() {
        return counted("select state, count(*) from ledger.run group by state");
    }

    private Map<RunState, Integer> counted(String sql, Object... parameters) {
        Map<RunState, Integer> counts = new EnumMap<>(RunState.class);
        for (RunState state : RunState.values()) {
            counts.put(state, 0);
        }
        transactions.call(connection -> Rows.list(
                connection, sql, row -> counts.put(RunState.of(row.getString(1)), row.getInt(2)), parameters));
        return counts;
    }

    /** A page of a study's runs, in the study's order. */
    public List<RunRow> runs(String studyId, int offset, int limit) {
        return rows(
                "join ledger.study_run m on m.run_id = r.id where m.study_id = ? order by m.index offset ? limit ?",
                studyId,
                offset,
                limit);
    }

    public Optional<RunRow> run(String id) {
        return rows("where r.id = ?", id).stream().findFirst();
    }

    /** A study or a run that a word may mean; {@code name} only of studies. */
    public record Match(String kind, String id, String name) {}

    /**
     * What a person may mean by a word: studies of that id or name, else runs whose id begins with it. At most a few:
     * two already say that the word is ambiguous.
     */
    public List<Match> find(String word) {
        List<Match> studies = transactions.call(connection -> Rows.list(
                connection,
                "select id, name from ledger.study where id = ? or name = ? order by id = ? desc, submitted_at desc limit 10",
                row -> new Match("study", row.getString(1), row.getString(2)),
                word,
                word,
                word));
        if (studies.stream().anyMatch(study -> study.id().equals(word))) {
            return List.of(studies.getFirst());
        }
        if (!studies.isEmpty() || !RUN_PREFIX.matcher(word).matches()) {
            return studies;
        }
        return transactions.call(connection -> Rows.list(
                connection,
                "select id from ledger.run where id >= ? and id < ? order by id limit 10",
                row -> new Match("run", row.getString(1), null),
                word,
                word + "g")); // ids are hexadecimal: 'g' is behind every digit
    }

    private List<RunRow> rows(String condition, Object... parameters) {
        return transactions.call(connection -> {
            List<RunRow> rows = Rows.list(
                    connection,
                    RunTable.COLUMNS + condition,
                    row -> new RunRow(
                            RunTable.run(row), row.getTimestamp("changed_at").toInstant(), new ArrayList<>()),
                    parameters);
            addStudies(connection, rows);
            return rows;
        });
    }

    private static void addStudies(Connection connection, List<RunRow> rows) throws SQLException {
        Map<String, List<String>> studies = new HashMap<>();
        rows.forEach(row -> studies.put(row.run().id(), row.studies()));
        Rows.list(
                connection,
                "select run_id, study_id from ledger.study_run where run_id = any(?) order by study_id",
                row -> studies.get(row.getString(1)).add(row.getString(2)),
                Rows.SqlArray.texts(studies.keySet()));
    }

    /** How many of a study's runs nobody has asked for yet. */
    public int newRuns(Expansion expansion) {
        return transactions.call(connection -> {
            int known = 0;
            Iterator<PlannedRun> runs = expansion.plannedRuns().iterator();
            while (runs.hasNext()) {
                List<String> ids = new ArrayList<>();
                while (ids.size() < BATCH && runs.hasNext()) {
                    ids.add(runs.next().id());
                }
                known += Rows.list(
                                connection,
                                "select count(*) from ledger.run where id = any(?)",
                                row -> row.getInt(1),
                                Rows.SqlArray.texts(ids))
                        .getFirst();
            }
            return expansion.runs() - known;
        });
    }
}
