package io.grokscape.report.export;

import io.grokscape.dynamics.findings.FinishedRun;
import java.util.List;

/** The columns of {@code sweep.csv}, which {@code grokscape analyze} reads. */
final class SweepColumns {
    static final List<Column<FinishedRun>> ALL = List.of(
            Column.text("task", "what is learnt", FinishedRun::task),
            Column.whole("hidden_size", "d", FinishedRun::hiddenSize),
            Column.whole("train_size", "D", FinishedRun::trainSize),
            Column.whole(
                    "seed",
                    "of split and weights; a number within its cell where they have seeds of their own",
                    FinishedRun::seed),
            Column.whole("epochs", "updates done", FinishedRun::epochs),
            Column.real("train_accuracy", "T of the verdict, 0 to 1", FinishedRun::trainAccuracy),
            Column.real(
                    "validation_accuracy",
                    "V of the verdict, 0 to 1; empty without validation",
                    FinishedRun::validationAccuracy),
            Column.whole("modulus", "P", FinishedRun::modulus),
            Column.whole("layers", "transformer blocks", FinishedRun::layers),
            Column.whole("memorise_size", "M", FinishedRun::memoriseSize),
            Column.text("dynamic", "the verdict", run -> run.dynamic()
                    .map(Enum::name)
                    .orElse(null)));

    private SweepColumns() {}
}
