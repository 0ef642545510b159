package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;

/** A conclusion from many runs. */
public interface Finding {
    /** What it is about, such as {@code double_descent}. */
    String kind();

    /** The finding as one JSON object: its kind, the setting it holds in, and its own fields, in snake_case. */
    String json();

    /** The beginning that all findings share. */
    static Json begin(String kind, FinishedRun.Setting setting) {
        return new Json()
                .put("kind", kind)
                .put("task", setting.task())
                .put("modulus", setting.modulus())
                .put("layers", setting.layers())
                .put("memorise_size", setting.memoriseSize());
    }
}
