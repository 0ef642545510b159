package io.grokscape.training;

import io.grokscape.spec.RunSpec;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The epochs a run logs. Epoch 0 and the last one always; between them every {@code log_every} epochs, or for
 * {@code auto} every epoch to 20, every 20th to 1000, then evenly on a log axis but never closer than 20: fewer than 600
 * points for any budget.
 */
public final class LogGrid {
    private static final int EVERY_EPOCH_UNTIL = 20;
    private static final int EVERY_20TH_UNTIL = 1000;
    private static final int SPACING = 20;
    /** Points on the log axis, unless a decade would get more than {@link #MAX_PER_DECADE}. */
    private static final int LOG_POINTS = 500;

    private static final int MAX_PER_DECADE = 250;

    private final int last;
    private final int every;
    private final int[] automatic;

    private LogGrid(int last, int every) {
        this.last = last;
        this.every = every;
        this.automatic = every == RunSpec.AUTO_LOG ? automatic(last) : new int[0];
    }

    /** The grid of the spec. */
    public static LogGrid of(RunSpec spec) {
        return new LogGrid(spec.epochs(), spec.logEvery());
    }

    /** The first logged epoch after that one, which need not be logged itself; the last epoch if none is left. */
    public int after(int epoch) {
        if (every != RunSpec.AUTO_LOG) {
            return (int) Math.min(last, (epoch / every + 1L) * every);
        }
        int found = Arrays.binarySearch(automatic, epoch + 1);
        return automatic[Math.min(found >= 0 ? found : -found - 1, automatic.length - 1)];
    }

    /** Whether that epoch is logged. */
    public boolean holds(int epoch) {
        return epoch == 0 || after(epoch - 1) == epoch;
    }

    /** The last epoch of the budget. */
    public int last() {
        return last;
    }

    private static int[] automatic(int last) {
        double decades = StrictMath.log10(Math.max(last, 2 * EVERY_20TH_UNTIL) / (double) EVERY_20TH_UNTIL);
        double growth = StrictMath.pow(10, 1 / Math.min(MAX_PER_DECADE, LOG_POINTS / decades)) - 1;
        IntStream beforeLast = IntStream.iterate(0, epoch -> epoch < last, epoch -> epoch + step(epoch, growth));
        return IntStream.concat(beforeLast, IntStream.of(last)).toArray();
    }

    private static int step(int epoch, double growth) {
        if (epoch < EVERY_EPOCH_UNTIL) {
            return 1;
        }
        return epoch < EVERY_20TH_UNTIL ? SPACING : Math.max(SPACING, (int) Math.round(epoch * growth));
    }
}
