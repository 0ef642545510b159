package io.grokscape.report.claim;

/** Whether runs say what the paper says. */
public enum Agreement {
    AGREES("agrees"),
    DOES_NOT_AGREE("does not agree"),
    NOT_ENOUGH_RUNS("not enough runs");

    private final String words;

    Agreement(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
