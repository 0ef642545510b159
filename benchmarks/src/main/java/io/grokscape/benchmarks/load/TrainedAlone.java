package io.grokscape.benchmarks.load;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.Engine;
import io.grokscape.training.Engines;
import io.grokscape.training.RunLoop;
import io.grokscape.training.RunObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same training without a pipeline round it: the engine alone, in this process, while the stack does nothing. */
final class TrainedAlone {
    private TrainedAlone() {}

    /** Seconds that each of so many lanes needs for a run, that many one after the other, all lanes side by side. */
    static double secondsPerRun(RunSpec spec, int lanes, int runs) throws InterruptedException {
        Engine engine = Engines.pick(spec);
        Callable<Void> lane = () -> {
            for (int run = 0; run < runs; run++) {
                RunLoop.run(engine, spec, Optional.empty(), RunObserver.NONE);
            }
            return null;
        };
        List<Future<Void>> all = new ArrayList<>();
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(lanes)) {
            for (int i = 0; i < lanes; i++) {
                all.add(threads.submit(lane));
            }
            for (Future<Void> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the engine fails", e.getCause());
        }
        return (System.nanoTime() - begun) / 1e9 / runs;
    }
}
