package io.grokscape.trainer;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.Checkpoint;
import io.grokscape.training.Dataset;
import io.grokscape.training.DivergedException;
import io.grokscape.training.Engine;
import io.grokscape.training.Measurement;
import io.grokscape.training.Training;
import io.grokscape.training.Weights;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * An engine that can be made to dawdle, throw and diverge at a chosen epoch, as no real one can. Its state depends on all
 * epochs before, so that a repeated or skipped one shows in the final bytes.
 */
final class ToyEngine implements Engine {
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger reached = new AtomicInteger();
    private volatile IntConsumer beforeEpoch = _ -> {};

    /** Runs that before every epoch, given the epoch it leads to. */
    void beforeEpoch(IntConsumer what) {
        beforeEpoch = what;
    }

    static void sleep(int ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public String fingerprint() {
        return "toy-1";
    }

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public Optional<String> refuses(RunSpec spec) {
        return Optional.empty();
    }

    @Override
    public Training open(RunSpec spec, Optional<Checkpoint> from) {
        opened.incrementAndGet();
        return new ToyTraining(spec, from);
    }

    @Override
    public Training open(RunSpec spec, Dataset data, Weights initial) {
        throw new UnsupportedOperationException("a trainer starts from seeds");
    }

    private final class ToyTraining implements Training {
        private final RunSpec spec;
        private final Weights weights;
        private int epoch;

        ToyTraining(RunSpec spec, Optional<Checkpoint> from) {
            this.spec = spec;
            this.epoch = from.map(Checkpoint::epoch).orElse(0);
            this.weights = new Weights(
                    Weights.initialFor(spec).layout(),
                    from.map(checkpoint -> checkpoint.weights().values().clone())
                            .orElseGet(() -> Weights.initialFor(spec).values()));
        }

        @Override
        public int epoch() {
            return epoch;
        }

        @Override
        public void step(int epochs) {
            for (int i = 0; i < epochs; i++) {
                beforeEpoch.accept(epoch + 1);
                epoch++;
                float[] values = weights.values();
                for (int j = 0; j < values.length; j++) {
                    values[j] = values[j] * 0.999f + 1e-4f * (epoch % 7);
                }
                reached.accumulateAndGet(epoch, Math::max);
            }
        }

        @Override
        public Measurement measure() {
            if (Float.isNaN(weights.values()[0])) {
                throw new DivergedException(epoch, "train loss", Float.NaN);
            }
            double loss = weights.values()[0];
            return new Measurement(epoch, loss, .5, loss, .1, 30, -loss, loss, 2, 0);
        }

        @Override
        public Checkpoint checkpoint() {
            float[] moments = new float[weights.values().length];
            return new Checkpoint(
                    spec,
                    fingerprint(),
                    epoch,
                    Checkpoint.NOT_SETTLED,
                    new Weights(weights.layout(), weights.values().clone()),
                    moments,
                    moments);
        }

        @Override
        public void close() {}
    }
}
