package io.grokscape.benchmarks;

import com.sun.management.ThreadMXBean;
import io.grokscape.spec.RunSpec;
import io.grokscape.training.Dataset;
import io.grokscape.training.LogGrid;
import io.grokscape.training.ProbeGrid;
import io.grokscape.training.Training;
import io.grokscape.training.blocked.BlockedCpuEngine;
import io.grokscape.training.probes.CircuitProbe;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** What shows only over a long run: allocation, slowing down, the share of measurements. */
final class LongRunBenchmark {
    private static final int EARLY = 1000;
    private static final int LATE = 5000;
    private static final int TIMED = 400;
    private static final double PEAK_SECONDS = 0.1;

    private LongRunBenchmark() {}

    /**
     * @param slowDown seconds per epoch, in units of the peak, after 5,000 epochs over those after 1,000
     * @param bytesPerEpoch allocated on the heap
     * @param measuringShare seconds a run of 10,000 epochs measures at the automatic grid, over those it trains
     * @param probingShare seconds such a run spends on circuit probes, over those it trains
     */
    record Endurance(String label, double slowDown, double bytesPerEpoch, double measuringShare, double probingShare) {}

    static Endurance run(RunSpec spec, String label, Clock clock) {
        try (Training training = new BlockedCpuEngine().open(spec, Optional.empty())) {
            training.step(EARLY);
            double early = cost(training, clock);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            int steps = LATE - training.epoch();
            training.step(steps);
            double bytes = (double) (threads.getCurrentThreadAllocatedBytes() - before) / steps;
            double late = cost(training, clock);
            return new Endurance(
                    label,
                    late / early,
                    bytes,
                    measuringShare(training, spec, clock),
                    probingShare(training, spec, clock));
        }
    }

    /** Work of an epoch in units of FLOP the core could have done meanwhile. */
    private static double cost(Training training, Clock clock) {
        double peak = FmaPeak.flops(PEAK_SECONDS, clock);
        double seconds = clock.seconds(() -> training.step(TIMED)) / TIMED;
        return seconds * (peak + FmaPeak.flops(PEAK_SECONDS, clock)) / 2;
    }

    private static double measuringShare(Training training, RunSpec spec, Clock clock) {
        LogGrid grid = LogGrid.of(spec);
        int points = 1;
        for (int epoch = 0; epoch < spec.epochs(); epoch = grid.after(epoch)) {
            points++;
        }
        Series shares = new Series();
        for (int i = 0; i < 20; i++) {
            double step = clock.seconds(() -> training.step(20)) / 20;
            // The gradients of a measured state serve the next step: the two are timed together.
            double both = clock.seconds(() -> training.advance(1));
            double next = clock.seconds(() -> training.step(1));
            shares.add((both + next - 2 * step) * points / (step * spec.epochs()));
        }
        return shares.median();
    }

    private static double probingShare(Training training, RunSpec spec, Clock clock) {
        CircuitProbe probe = CircuitProbe.of(spec, Dataset.drawnFor(spec)).orElseThrow();
        int points = new ProbeGrid(spec).points();
        Series shares = new Series();
        for (int i = 0; i < 40; i++) {
            double step = clock.seconds(() -> training.step(20)) / 20;
            double once = clock.seconds(() -> probe.measure(training.weights()));
            shares.add(once * points / (step * spec.epochs()));
        }
        return shares.median();
    }
}
