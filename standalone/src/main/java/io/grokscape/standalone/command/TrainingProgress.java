package io.grokscape.standalone.command;

import io.grokscape.standalone.console.Durations;
import io.grokscape.standalone.console.ProgressLine;
import io.grokscape.training.Measurement;
import io.grokscape.training.RunObserver;
import java.time.Duration;
import java.util.Locale;

/** Shows how far a run is. */
final class TrainingProgress implements RunObserver {
    private final int budget;
    private final ProgressLine progress;
    private long begun;
    private Measurement last;

    TrainingProgress(int budget, ProgressLine progress) {
        this.budget = budget;
        this.progress = progress;
    }

    @Override
    public void measured(Measurement measurement) {
        if (last == null) {
            begun = System.nanoTime(); // loading the engine is over
        }
        last = measurement;
    }

    @Override
    public Signal next(int epoch) {
        double fraction = (double) epoch / budget;
        progress.show(fraction, describe(epoch) + ", " + Durations.left(elapsed(), fraction));
        return Signal.CONTINUE;
    }

    /** Ends the line. */
    void finish() {
        progress.finish(1, describe(last.epoch()));
    }

    /** Takes the line away. */
    void clear() {
        progress.clear();
    }

    private String describe(int epoch) {
        double perSecond = epoch / Math.max(1e-3, elapsed().toNanos() / 1e9);
        String validation = Double.isNaN(last.validationAccuracy())
                ? ""
                : String.format(Locale.ROOT, ", validation %.2f", last.validationAccuracy());
        return String.format(
                Locale.ROOT,
                "epoch %,d of at most %,d, %,.0f/s, train %.2f%s",
                epoch,
                budget,
                perSecond,
                last.trainAccuracy(),
                validation);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
