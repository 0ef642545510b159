package io.grokscape.trainer;

import io.grokscape.spec.RunSpec;
import io.grokscape.store.ObjectStore;
import io.grokscape.training.Engine;
import java.util.function.Function;

/** What every run of a trainer shares. Thread-safe. */
public final class Workshop {
    private final WorkerSettings settings;
    private final ObjectStore store;
    private final RunTopics topics;
    private final Controls controls;
    private final Function<RunSpec, Engine> engines;
    private final TrainerMetrics metrics;
    private final StorePatience patience = new StorePatience(this::isDraining);
    private final TrainingLanes lanes;
    private volatile boolean draining;

    /** @param engines the engine that trains a spec; throws an {@link IllegalArgumentException} that says why none can */
    Workshop(
            WorkerSettings settings,
            ObjectStore store,
            RunTopics topics,
            Controls controls,
            Function<RunSpec, Engine> engines,
            TrainerMetrics metrics) {
        this.settings = settings;
        this.store = store;
        this.topics = topics;
        this.controls = controls;
        this.engines = engines;
        this.metrics = metrics;
        this.lanes = new TrainingLanes(settings.lanes(), this::isDraining);
    }

    /** From now on runs are handed back instead of trained. */
    public void drain() {
        draining = true;
    }

    boolean isDraining() {
        return draining;
    }

    WorkerSettings settings() {
        return settings;
    }

    ObjectStore store() {
        return store;
    }

    RunTopics topics() {
        return topics;
    }

    Controls controls() {
        return controls;
    }

    Engine engineFor(RunSpec spec) {
        return engines.apply(spec);
    }

    TrainerMetrics metrics() {
        return metrics;
    }

    TrainingLanes lanes() {
        return lanes;
    }

    StorePatience patience() {
        return patience;
    }
}
