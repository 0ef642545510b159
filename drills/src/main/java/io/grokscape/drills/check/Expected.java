package io.grokscape.drills.check;

import io.grokscape.spec.RunSpec;

/**
 * How a run must have ended.
 *
 * @param spec the run
 * @param end its one terminal state
 * @param failures attempts that may have ended with an exception: exactly so many
 */
public record Expected(RunSpec spec, End end, int failures) {
    /** Terminal states, by their words in the ledger and the read model. */
    public enum End {
        COMPLETED("completed"),
        FAILED("failed");

        private final String word;

        End(String word) {
            this.word = word;
        }

        /** In the ledger, the read model and {@code result.json}. */
        public String word() {
            return word;
        }
    }

    /** A run that a quiet stack would complete, and this one too. */
    public static Expected completed(RunSpec spec) {
        return new Expected(spec, End.COMPLETED, 0);
    }

    String runId() {
        return spec.id();
    }
}
