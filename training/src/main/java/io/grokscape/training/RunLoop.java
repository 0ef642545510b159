package io.grokscape.training;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.probes.CircuitProbe;
import java.util.Optional;

/**
 * Drives a run over its log grid to its end. What is trained and logged depends on the spec alone: neither when the
 * observer is asked nor where the run was interrupted changes a bit.
 */
public final class RunLoop {
    /** How long the observer may have to wait for its turn. */
    private static final long SLICE_NANOS = 200_000_000;

    private final Training training;
    private final RunObserver observer;
    private final LogGrid grid;
    private final EarlyStop earlyStop;
    private final Optional<CircuitProbe> probe;
    private final ProbeGrid probeGrid;
    private double nanosPerEpoch;

    private RunLoop(RunSpec spec, Dataset data, Training training, RunObserver observer, int settledSince) {
        this.training = training;
        this.observer = observer;
        this.grid = LogGrid.of(spec);
        this.earlyStop = new EarlyStop(spec, settledSince);
        this.probe = CircuitProbe.of(spec, data);
        this.probeGrid = new ProbeGrid(spec);
    }

    /**
     * Trains a run on the data and weights its seeds draw.
     *
     * @param from where to go on; written by this engine, under its present fingerprint
     * @throws DivergedException if the run fails
     * @throws IllegalArgumentException if the engine refuses the spec or the checkpoint
     */
    public static RunOutcome run(Engine engine, RunSpec spec, Optional<Checkpoint> from, RunObserver observer) {
        try (Training training = engine.open(spec, from)) {
            int settledSince = from.map(Checkpoint::settledSince).orElse(Checkpoint.NOT_SETTLED);
            return new RunLoop(spec, Dataset.drawnFor(spec), training, observer, settledSince).run(from.isPresent());
        }
    }

    /** Trains a run on given data and initial weights, from epoch 0. */
    public static RunOutcome run(Engine engine, RunSpec spec, Dataset data, Weights initial, RunObserver observer) {
        try (Training training = engine.open(spec, data, initial)) {
            return new RunLoop(spec, data, training, observer, Checkpoint.NOT_SETTLED).run(false);
        }
    }

    private RunOutcome run(boolean resumed) {
        if (!resumed) {
            measure();
        }
        while (training.epoch() < grid.last() && !settled()) {
            if (interrupted() || advanceTo(grid.after(training.epoch()))) {
                return outcome(RunOutcome.End.STOPPED);
            }
            measure();
        }
        return outcome(training.epoch() < grid.last() ? RunOutcome.End.SETTLED : RunOutcome.End.FINISHED);
    }

    /** Judged at logged epochs only, wherever the run was interrupted. */
    private boolean settled() {
        return grid.holds(training.epoch()) && earlyStop.reached(training.epoch());
    }

    private void measure() {
        Measurement measurement = training.measure();
        earlyStop.see(measurement);
        observer.measured(probed(measurement));
    }

    /** Probed where the grid says so, and where the run ends before it. */
    private Measurement probed(Measurement measurement) {
        if (probe.isEmpty() || !(probeGrid.holds(measurement.epoch()) || settled())) {
            return measurement;
        }
        return measurement.with(probe.get().measure(training.weights()));
    }

    /** Trains to that epoch, in slices short enough to be interrupted; whether it was. */
    private boolean advanceTo(int epoch) {
        step(epoch);
        while (training.epoch() < epoch) {
            if (interrupted()) {
                return true;
            }
            step(epoch);
        }
        return false;
    }

    private void step(int limit) {
        int slice =
                nanosPerEpoch == 0 ? 1 : (int) Math.clamp((long) (SLICE_NANOS / nanosPerEpoch), 1, Integer.MAX_VALUE);
        int epochs = Math.min(limit - training.epoch(), slice);
        long start = System.nanoTime();
        training.step(epochs);
        nanosPerEpoch = Math.max(1, (double) (System.nanoTime() - start) / epochs);
    }

    private boolean interrupted() {
        return switch (observer.next(training.epoch())) {
            case CONTINUE -> false;
            case STOP -> true;
            case CHECKPOINT -> {
                observer.checkpointed(checkpoint());
                yield false;
            }
        };
    }

    private Checkpoint checkpoint() {
        return training.checkpoint().withSettledSince(earlyStop.settledSince());
    }

    private RunOutcome outcome(RunOutcome.End end) {
        return new RunOutcome(end, checkpoint());
    }
}
