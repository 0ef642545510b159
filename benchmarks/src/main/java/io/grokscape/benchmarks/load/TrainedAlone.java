package io.grokscape.benchmarks.load;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.Engine;
import io.grokscape.training.Engines;
import io.grokscape.training.RunLoop;
import io.grokscape.training.RunObserver;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The same training without a pipeline round it: the engine alone, in this process, while the stack does nothing.
 *
 * @param seconds that each lane needs for a run
 * @param processorSeconds that its thread uses of a processor for it: what others do on the machine counts little here
 */
record TrainedAlone(double seconds, double processorSeconds) {
    /** So many lanes side by side, that many runs one after the other on each. */
    static TrainedAlone of(RunSpec spec, int lanes, int runs) throws InterruptedException {
        Engine engine = Engines.pick(spec);
        Callable<Long> lane = () -> {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long begun = threads.getCurrentThreadCpuTime();
            for (int run = 0; run < runs; run++) {
                RunLoop.run(engine, spec, Optional.empty(), RunObserver.NONE);
            }
            return threads.getCurrentThreadCpuTime() - begun;
        };
        List<Future<Long>> all = new ArrayList<>();
        long used = 0;
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(lanes)) {
            for (int i = 0; i < lanes; i++) {
                all.add(threads.submit(lane));
            }
            for (Future<Long> each : all) {
                used += each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the engine fails", e.getCause());
        }
        return new TrainedAlone((System.nanoTime() - begun) / 1e9 / runs, used / 1e9 / runs / lanes);
    }

    /** Halfway between two measurements. */
    TrainedAlone mean(TrainedAlone other) {
        return new TrainedAlone((seconds + other.seconds) / 2, (processorSeconds + other.processorSeconds) / 2);
    }
}
