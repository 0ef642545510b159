package io.grokscape.training;

import io.grokscape.spec.RunSpec;

/**
 * The early stop that changed no verdict (SCIENCE section 8): validation accuracy ≥ .999 and training accuracy ≥ .9999,
 * held for 1000 epochs as seen at logged epochs. A run without a validation set never stops early.
 */
final class EarlyStop {
    private static final double VALIDATION = 0.999;
    private static final double TRAIN = 0.9999;
    private static final int EPOCHS = 1000;

    private final boolean enabled;
    private int settledSince;

    /** @param settledSince as a checkpoint has it */
    EarlyStop(RunSpec spec, int settledSince) {
        this.enabled = spec.stopWhenSettled();
        this.settledSince = settledSince;
    }

    /** Takes note of a logged epoch. */
    void see(Measurement measurement) {
        boolean holds = measurement.validationAccuracy() >= VALIDATION && measurement.trainAccuracy() >= TRAIN;
        if (!holds) {
            settledSince = Checkpoint.NOT_SETTLED;
        } else if (settledSince == Checkpoint.NOT_SETTLED) {
            settledSince = measurement.epoch();
        }
    }

    /** Whether a run logged last at that epoch may end. */
    boolean reached(int epoch) {
        return enabled && settledSince != Checkpoint.NOT_SETTLED && epoch - settledSince >= EPOCHS;
    }

    int settledSince() {
        return settledSince;
    }
}
