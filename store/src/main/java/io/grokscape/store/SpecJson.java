package io.grokscape.store;

import io.grokscape.spec.CanonicalSpec;
import io.grokscape.spec.RunSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code spec.json}: the run's spec with every default spelled out, under its YAML keys. */
public final class SpecJson {
    private SpecJson() {}

    /** The stored form: {@code run_id}, {@code spec_version}, then every key in canonical order. */
    public static byte[] toJson(RunSpec spec) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("run_id", spec.id());
        entries.put("spec_version", RunSpec.VERSION);
        entries.putAll(CanonicalSpec.entries(spec));
        return Json.write(entries);
    }
}
