package io.grokscape.planner.ledger;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.dynamics.recipes.Recipe;
import io.grokscape.dynamics.recipes.RecipeRun;
import io.grokscape.dynamics.recipes.RecipeScore;
import io.grokscape.spec.RunSpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import javax.sql.DataSource;

/** How well the recipes of a study's runs fit the paper's own numbers. */
public final class RecipeView {
    private static final String JUDGED = "select r.spec, " + ResultRow.COLUMNS + """
             from ledger.study_run m join ledger.run r on r.id = m.run_id join ledger.result x on x.run_id = r.id
            where m.study_id = ? and x.dynamic is not null and x.validation_accuracy is not null order by m.index
            """;

    private final Transactions transactions;

    public RecipeView(DataSource database) {
        this.transactions = new Transactions(database);
    }

    /** The score of every recipe with judged runs in the study, the best first. */
    public List<RecipeScore> scores(String studyId) {
        return RecipeScore.of(transactions.call(connection -> Rows.list(connection, JUDGED, RecipeView::run, studyId)));
    }

    private static RecipeRun run(ResultSet row) throws SQLException {
        RunSpec spec = RunTable.spec(row.getBytes("spec"));
        ResultRow result = ResultRow.of(row);
        return new RecipeRun(
                new Recipe(
                        spec.learningRate(), spec.weightDecay(), spec.initScale(), spec.warmupSteps(), spec.epochs()),
                spec.task(),
                spec.hiddenSize(),
                spec.trainSize(),
                result.validationAccuracy(),
                Dynamic.valueOf(result.dynamic().toUpperCase(Locale.ROOT)),
                result.risenEpoch() == null ? OptionalInt.empty() : OptionalInt.of(result.risenEpoch()));
    }
}
