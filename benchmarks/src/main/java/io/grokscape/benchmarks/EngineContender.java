package io.grokscape.benchmarks;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.Engine;
import io.grokscape.training.Training;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** An engine of this project, in this JVM. */
final class EngineContender implements Contender {
    private final Engine engine;
    private final Training training;
    private final Clock clock;

    EngineContender(Engine engine, RunSpec spec, Clock clock) {
        this.engine = engine;
        this.clock = clock;
        training = engine.open(spec, Optional.empty());
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public double train(int updates) {
        return clock.seconds(() -> training.step(updates));
    }

    @Override
    public List<Double> losses(int last) {
        return IntStream.rangeClosed(0, last)
                .mapToObj(epoch -> training.advance(epoch == 0 ? 0 : 1).trainLoss())
                .toList();
    }

    @Override
    public void close() {
        training.close();
    }
}
