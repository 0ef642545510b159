package io.grokscape.benchmarks;

import io.grokscape.training.Engine;
import io.grokscape.training.Engines;
import java.util.ArrayList;
import java.util.List;

/** All contenders of a case, round by round, each slice between two FMA loops. */
final class CaseBenchmark {
    private static final double PEAK_SECONDS = 0.05;
    private static final int COMPARED_EPOCHS = 10;

    private final Case benched;
    private final Options options;

    CaseBenchmark(Case benched, Options options) {
        this.benched = benched;
        this.options = options;
    }

    List<Result> run() {
        List<Contender> contenders = contenders();
        try {
            List<Result> results = compareLosses(contenders);
            int[] updates = contenders.stream().mapToInt(this::warmUp).toArray();
            for (int round = 0; round < options.rounds(); round++) {
                for (int i = 0; i < updates.length; i++) {
                    time(contenders.get(i), updates[i], results.get(i));
                }
            }
            return results;
        } finally {
            contenders.forEach(Contender::close);
        }
    }

    private List<Contender> contenders() {
        List<Contender> contenders = new ArrayList<>();
        for (Engine engine : Engines.all()) {
            if (engine.refuses(benched.spec()).isEmpty()) {
                contenders.add(new EngineContender(engine, benched.spec(), options.clock()));
            }
        }
        if (options.libtorch()) {
            contenders.add(
                    new LibtorchContender("standard", benched.spec(), options.clock(), options.libtorchFolder()));
            if (benched.spec().layers() == 1) {
                contenders.add(new LibtorchContender(
                        "last-position", benched.spec(), options.clock(), options.libtorchFolder()));
            }
        }
        return contenders;
    }

    private List<Result> compareLosses(List<Contender> contenders) {
        List<Double> expected = null;
        List<Result> results = new ArrayList<>();
        for (Contender contender : contenders) {
            List<Double> losses = contender.losses(COMPARED_EPOCHS);
            expected = expected == null ? losses : expected;
            double largest = 0;
            for (int epoch = 0; epoch <= COMPARED_EPOCHS; epoch++) {
                largest = Math.max(largest, Math.abs(losses.get(epoch) / expected.get(epoch) - 1));
            }
            results.add(new Result(benched.label(), contender.name(), new Series(), new Series(), largest));
        }
        return results;
    }

    /** Trains until all is compiled; the updates that fill a slice. */
    private int warmUp(Contender contender) {
        double seconds = 0;
        int updates = 1;
        double last = contender.train(1);
        while (seconds < options.warmUpSeconds()) {
            updates = (int) Math.max(1, Math.min(2.0 * updates, updates * options.sliceSeconds() / last));
            last = contender.train(updates);
            seconds += last;
            FmaPeak.flops(PEAK_SECONDS / 10, options.clock());
        }
        return (int) Math.max(1, updates * options.sliceSeconds() / last);
    }

    private void time(Contender contender, int updates, Result result) {
        double before = FmaPeak.flops(PEAK_SECONDS, options.clock());
        double seconds = contender.train(updates);
        double after = FmaPeak.flops(PEAK_SECONDS, options.clock());
        result.epochsPerSecond().add(updates / seconds);
        result.peakFraction().add(updates * benched.flop() / seconds / ((before + after) / 2));
    }
}
