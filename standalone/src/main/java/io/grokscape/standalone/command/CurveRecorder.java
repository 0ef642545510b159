package io.grokscape.standalone.command;

import io.grokscape.standalone.console.Durations;
import io.grokscape.standalone.console.ProgressLine;
import io.grokscape.training.Measurement;
import io.grokscape.training.RunObserver;
import java.time.Duration;
import java.util.Locale;

/** Writes a run's curve down and shows how far it is. */
final class CurveRecorder implements RunObserver {
    private static final String HEADER =
            "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,parameter_norm\n";

    private final int budget;
    private final ProgressLine progress;
    private final StringBuilder rows = new StringBuilder(HEADER);
    private final long begun = System.nanoTime();
    private Measurement last;

    CurveRecorder(int budget, ProgressLine progress) {
        this.budget = budget;
        this.progress = progress;
    }

    @Override
    public void measured(Measurement row) {
        last = row;
        rows.append(row.epoch());
        for (double value : new double[] {
            row.trainLoss(), row.trainAccuracy(), row.validationLoss(), row.validationAccuracy(), row.parameterNorm()
        }) {
            rows.append(',').append(Double.isNaN(value) ? "" : Double.toString(value));
        }
        rows.append('\n');
    }

    @Override
    public Signal next(int epoch) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        double fraction = (double) epoch / budget;
        progress.show(fraction, describe(epoch, Durations.left(elapsed, fraction)));
        return Signal.CONTINUE;
    }

    /** Ends the progress line. */
    void finish() {
        progress.finish(1, describe(last.epoch(), "done"));
    }

    /** Takes the progress line away. */
    void clear() {
        progress.clear();
    }

    /** The rows so far, in the columns that {@code classify} reads; a cell is empty where there is no validation set. */
    String csv() {
        return rows.toString();
    }

    private String describe(int epoch, String left) {
        double perSecond = epoch / Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
        return String.format(
                Locale.ROOT,
                "epoch %,d of at most %,d, %,.0f/s, train %.2f, validation %.2f, %s",
                epoch,
                budget,
                perSecond,
                last.trainAccuracy(),
                last.validationAccuracy(),
                left);
    }
}
