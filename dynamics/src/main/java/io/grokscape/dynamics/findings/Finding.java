package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;

/** A conclusion from many runs. */
public interface Finding {
    /** What it is about, such as {@code double_descent}. */
    String kind();

    /** Tells it from others of its kind in the same study, in few words. */
    String which();

    /** The finding as one JSON object: its kind, the setting it holds in, and its own fields, in snake_case. */
    String json();

    /** The beginning that all findings share. */
    static Json begin(String kind, Setting setting) {
        return new Json()
                .put("kind", kind)
                .put("task", setting.task())
                .put("modulus", setting.modulus())
                .put("layers", setting.layers())
                .put("memorise_size", setting.memoriseSize())
                .put("split_feed_forward", setting.splitFeedForward())
                .put("budget", setting.budget() == 0 ? Double.NaN : setting.budget())
                .raw("recipe", setting.recipe());
    }
}
