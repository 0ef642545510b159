package io.grokscape.deployment;

import org.junit.jupiter.api.Assumptions;

/** Programs that checks need and Maven cannot fetch. */
final class Tools {
    /** Set where every check must run, as {@code .ci/run} does: what is missing fails there. */
    private static final String REQUIRED = "GROKSCAPE_TOOLS_REQUIRED";

    private Tools() {}

    /** Ends a test whose program is not installed: as failed where it is required, else as skipped with what stays unshown. */
    static AssertionError missing(String program, String unshown) {
        String words = "%s is not installed, so it is not shown that %s".formatted(program, unshown);
        if (System.getenv(REQUIRED) == null) {
            Assumptions.abort(words + " (" + REQUIRED + "=true makes this a failure)");
        }
        return new AssertionError(words);
    }
}
