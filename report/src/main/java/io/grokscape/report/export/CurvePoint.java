package io.grokscape.report.export;

import io.grokscape.report.study.CurveRecord;
import io.grokscape.report.table.Column;
import java.util.List;

/** One row of {@code curves.*}: a measurement of a run. */
record CurvePoint(CurveRecord curve, int row) {
    static final List<Column<CurvePoint>> COLUMNS = List.of(
            Column.text("run_id", "the run, as in runs.*", point -> point.curve.runId()),
            Column.whole("epoch", "updates done", point -> point.value("epoch")),
            real("train_loss", "mean cross-entropy, nats"),
            real("train_accuracy", "0 to 1"),
            real("validation_loss", "mean cross-entropy, nats"),
            real("validation_accuracy", "0 to 1"),
            real("parameter_norm", "L2 norm of all parameters, biases included"),
            real("validation_log_probability", "mean log-probability of the correct class, nats"),
            real("validation_margin", "mean of the correct logit minus the best other one"),
            real("logit_norm", "mean L2 norm of the training logits"),
            real("collapsed", "training examples whose loss gradient is exactly 0"));

    private static Column<CurvePoint> real(String name, String meaning) {
        return Column.real(name, meaning, point -> point.value(name));
    }

    private Double value(String column) {
        return curve.value(column, row);
    }
}
