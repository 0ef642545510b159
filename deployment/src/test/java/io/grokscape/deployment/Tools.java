package io.grokscape.deployment;

import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Programs that checks need and Maven cannot fetch. */
final class Tools {
    /** Names, between spaces, of programs whose checks must run, as {@code .ci/run} sets it: if one is missing, they fail. */
    private static final String REQUIRED = "GROKSCAPE_TOOLS_REQUIRED";

    private Tools() {}

    /** Ends a test whose program is not installed: as failed where it is required, else as skipped with what stays unshown. */
    static AssertionError missing(String program, String unshown) {
        String words = "%s is not installed, so it is not shown that %s".formatted(program, unshown);
        String required = System.getenv().getOrDefault(REQUIRED, "");
        if (!List.of(required.split(" ")).contains(program)) {
            Assumptions.abort("%s (%s=%s makes this a failure)".formatted(words, REQUIRED, program));
        }
        return new AssertionError(words);
    }
}
