package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;

/** A finding about runs of one setting. */
interface SettingFinding extends Finding {
    /** What those runs share. */
    Setting setting();

    /** Adds the fields of its own. */
    Json fields(Json json);

    @Override
    default String which() {
        return setting().words();
    }

    @Override
    default String json() {
        return fields(begin(kind(), setting())).toString();
    }

    /** The fields that findings about a setting share. */
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
