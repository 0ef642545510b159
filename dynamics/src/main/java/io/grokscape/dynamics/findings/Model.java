package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import java.util.Comparator;

/** A model's shape and size; in the order of their parameters. */
public record Model(int layers, int hiddenSize, long parameters) implements Comparable<Model> {
    private static final Comparator<Model> BY_SIZE = Comparator.comparingLong(Model::parameters)
            .thenComparingInt(Model::layers)
            .thenComparingInt(Model::hiddenSize);

    static Model of(FinishedRun run) {
        return new Model(run.layers(), run.hiddenSize(), run.parameters());
    }

    /** Whether they differ in nothing but tokens they know: operators add two. */
    boolean sameShape(Model other) {
        return layers == other.layers && hiddenSize == other.hiddenSize;
    }

    @Override
    public int compareTo(Model other) {
        return BY_SIZE.compare(this, other);
    }

    Json json() {
        return new Json().put("layers", layers).put("hidden_size", hiddenSize).put("parameters", parameters);
    }
}
