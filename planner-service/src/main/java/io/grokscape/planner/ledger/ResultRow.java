package io.grokscape.planner.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The last word on a run. What is not known yet is null.
 *
 * @param lastEpoch trained up to here
 * @param settled whether it ended before its budget, by the rule that changes no verdict
 * @param trainingSeconds time its winning attempt trained
 * @param dynamic the final verdict, in lower case
 * @param trainAccuracy final, 0 to 1
 * @param validationAccuracy final, 0 to 1; null without validation
 * @param risenEpoch first epoch with half the final validation accuracy
 */
public record ResultRow(
        Integer lastEpoch,
        Boolean settled,
        Double trainingSeconds,
        String dynamic,
        Double trainAccuracy,
        Double validationAccuracy,
        Integer risenEpoch) {
    static final String COLUMNS =
            "x.last_epoch, x.settled, x.training_seconds, x.dynamic, x.train_accuracy, x.validation_accuracy, x.risen_epoch";

    static ResultRow of(ResultSet row) throws SQLException {
        return new ResultRow(
                row.getObject("last_epoch", Integer.class),
                row.getObject("settled", Boolean.class),
                row.getObject("training_seconds", Double.class),
                row.getString("dynamic"),
                row.getObject("train_accuracy", Double.class),
                row.getObject("validation_accuracy", Double.class),
                row.getObject("risen_epoch", Integer.class));
    }
}
