package io.grokscape.benchmarks;

import io.grokscape.training.Engines;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Several workers at once against one, both as fractions of what as many FMA loops reach together. */
final class WorkersBenchmark {
    private final Case benched;
    private final Options options;

    WorkersBenchmark(Case benched, Options options) {
        this.benched = benched;
        this.options = options;
    }

    /**
     * @param alone fraction of the peak of one worker
     * @param together fraction of the peak of all workers
     * @param kept median over the rounds of together / alone
     */
    record Scaling(String label, int workers, double alone, double together, double kept) {}

    Scaling run() {
        int workers = options.workers();
        List<EngineContender> contenders = IntStream.range(0, workers)
                .mapToObj(i -> new EngineContender(Engines.pick(benched.spec()), benched.spec(), options.clock()))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            contenders.getFirst().train(1);
            double second = 0;
            int updates = 0;
            while (second < options.warmUpSeconds()) {
                second += contenders.getFirst().train(50);
                updates += 50;
            }
            int slice = (int) Math.max(1, updates / second * options.sliceSeconds());
            Series alone = new Series();
            Series together = new Series();
            Series kept = new Series();
            for (int round = 0; round < options.rounds(); round++) {
                alone.add(fraction(threads, 1, contenders, slice));
                together.add(fraction(threads, workers, contenders, slice));
                kept.add(together.get(round) / alone.get(round));
            }
            return new Scaling(benched.label(), workers, alone.median(), together.median(), kept.median());
        } finally {
            contenders.forEach(EngineContender::close);
        }
    }

    private double fraction(ExecutorService threads, int workers, List<EngineContender> contenders, int slice) {
        double before = atOnce(threads, workers, i -> FmaPeak.flops(options.sliceSeconds() / 2, options.clock()));
        double rate = atOnce(
                threads,
                workers,
                i -> slice * benched.flop() / contenders.get(i).train(slice));
        double after = atOnce(threads, workers, i -> FmaPeak.flops(options.sliceSeconds() / 2, options.clock()));
        return rate / ((before + after) / 2);
    }

    /** Sum over the workers, all started together. */
    private static double atOnce(ExecutorService threads, int workers, IntToDoubleFunction work) {
        CyclicBarrier start = new CyclicBarrier(workers);
        List<Future<Double>> parts = IntStream.range(0, workers)
                .<Callable<Double>>mapToObj(i -> () -> {
                    start.await();
                    return work.applyAsDouble(i);
                })
                .map(threads::submit)
                .toList();
        double sum = 0;
        for (Future<Double> part : parts) {
            try {
                sum += part.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return sum;
    }
}
