package io.grokscape.drills.check;

import java.util.regex.Pattern;

/** The names that objects may have (docs/architecture.md): anything else in the store is somebody's litter. */
final class ObjectNames {
    private static final Pattern KNOWN = Pattern.compile("studies/[a-z0-9-]+/study\\.yaml"
            + "|runs/[0-9a-f]{20}/(spec\\.json|result\\.json|retries/[1-9][0-9]*\\.json"
            + "|attempts/[1-9][0-9]*/(claim\\.json|end\\.json|curve\\.parquet|final\\.safetensors"
            + "|checkpoints/[0-9]+\\.(safetensors|curve\\.parquet)))");

    private ObjectNames() {}

    static boolean isKnown(String name) {
        return KNOWN.matcher(name).matches();
    }
}
