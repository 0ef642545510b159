package io.grokscape.training;

import io.grokscape.spec.RunSpec;
import java.util.BitSet;

/**
 * The logged epochs at which the circuit is probed too: epoch 0, the last one, and 20 between them, even on a log
 * axis. Depends on the spec alone, so that an interrupted run is probed where an uninterrupted one is.
 */
public final class ProbeGrid {
    /** Before this nothing of a circuit is to be seen. */
    private static final double FIRST = 20;

    private static final int POINTS = 20;

    private final BitSet epochs = new BitSet();

    /** The grid of the spec. */
    public ProbeGrid(RunSpec spec) {
        LogGrid logged = LogGrid.of(spec);
        epochs.set(0);
        epochs.set(logged.last());
        double decades = Math.max(1, logged.last() / FIRST);
        for (int i = 0; i < POINTS; i++) {
            int wanted = (int) (FIRST * StrictMath.pow(decades, (double) i / POINTS));
            epochs.set(logged.after(Math.min(wanted, logged.last()) - 1));
        }
    }

    /** Number of epochs probed, if the budget is spent. */
    public int points() {
        return epochs.cardinality();
    }

    /** Whether that logged epoch is probed. */
    public boolean holds(int epoch) {
        return epochs.get(epoch);
    }
}
