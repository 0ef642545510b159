package io.grokscape.standalone.calibration;

import io.grokscape.dynamics.Curve;
import io.grokscape.dynamics.Evidence;
import io.grokscape.dynamics.Judge;
import io.grokscape.dynamics.VerdictRules;
import io.grokscape.spec.RunSpec;
import io.grokscape.training.Engines;
import io.grokscape.training.Measurement;
import io.grokscape.training.RunLoop;
import io.grokscape.training.RunObserver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Trains every point of the {@link Expectation}s over several seeds, one run per core, and reads the runs. */
public final class Calibration {
    private final int seeds;
    private final int workers;
    private final Consumer<RunSpec> finished;

    /**
     * @param finished told of each run that has ended, on any thread
     */
    public Calibration(int seeds, int workers, Consumer<RunSpec> finished) {
        this.seeds = seeds;
        this.workers = workers;
        this.finished = finished;
    }

    /** The evidence of every seed, by point. */
    public Map<RunSpec, List<Evidence>> train(List<RunSpec> points) throws InterruptedException {
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            Map<RunSpec, List<Future<Evidence>>> running = new LinkedHashMap<>();
            for (RunSpec point : points) {
                running.put(point, new ArrayList<>());
                for (int seed = 0; seed < seeds; seed++) {
                    RunSpec spec = point.toBuilder().seed(seed).build();
                    running.get(point).add(pool.submit(reading(spec)));
                }
            }
            Map<RunSpec, List<Evidence>> read = new LinkedHashMap<>();
            for (var point : running.entrySet()) {
                read.put(point.getKey(), results(point.getValue()));
            }
            return read;
        }
    }

    private Callable<Evidence> reading(RunSpec spec) {
        return () -> {
            Curve.Builder curve = Curve.builder();
            RunLoop.run(Engines.pick(spec), spec, Optional.empty(), new RunObserver() {
                @Override
                public void measured(Measurement row) {
                    curve.add(
                            row.epoch(),
                            row.trainLoss(),
                            row.trainAccuracy(),
                            row.validationLoss(),
                            row.validationAccuracy(),
                            row.parameterNorm());
                }
            });
            finished.accept(spec);
            return new Judge(VerdictRules.DEFAULT).judge(curve.build()).evidence();
        };
    }

    private static List<Evidence> results(List<Future<Evidence>> runs) throws InterruptedException {
        List<Evidence> results = new ArrayList<>();
        for (Future<Evidence> run : runs) {
            try {
                results.add(run.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a calibration run failed: " + e.getCause(), e.getCause());
            }
        }
        return results;
    }
}
