package io.grokscape.report.finding;

import io.grokscape.report.table.Column;
import java.util.List;

/** The columns of a sweep, which {@code grokscape analyze} reads. */
public final class SweepColumns {
    public static final List<Column<SweepRow>> ALL = List.of(
            Column.text("task", "what is learnt", SweepRow::task),
            Column.whole("hidden_size", "d", SweepRow::hiddenSize),
            Column.whole("train_size", "D", SweepRow::trainSize),
            Column.whole(
                    "seed",
                    "of split and weights; a number within its cell where they have seeds of their own",
                    SweepRow::seed),
            Column.whole("epochs", "budget, in updates", SweepRow::epochs),
            Column.real("train_accuracy", "T of the verdict, 0 to 1", SweepRow::trainAccuracy),
            Column.real(
                    "validation_accuracy",
                    "V of the verdict, 0 to 1; empty without validation",
                    SweepRow::validationAccuracy),
            Column.whole("modulus", "P", SweepRow::modulus),
            Column.whole("layers", "transformer blocks", SweepRow::layers),
            Column.whole("memorise_size", "M", SweepRow::memoriseSize),
            Column.flag(
                    "split_feed_forward",
                    "whether each kind of row has half of the hidden units to itself",
                    SweepRow::splitFeedForward),
            Column.text("dynamic", "the verdict", SweepRow::dynamic),
            Column.real("norm_change", "relative change of the norm while validation rises", SweepRow::normChange));

    private SweepColumns() {}
}
