package io.grokscape.dynamics;

/**
 * A run's dynamic and why.
 *
 * @param dynamic what the curve shows
 * @param confidence 0 on a threshold, 1 far from all that the verdict passed; see {@link Confidence}
 * @param provisional the run goes on and a later verdict replaces this one
 * @param rulesVersion the {@link VerdictRules#version()} it was reached by
 * @param explanation one or two sentences a person reads
 * @param evidence the numbers behind it
 */
public record Verdict(
        Dynamic dynamic,
        double confidence,
        boolean provisional,
        String rulesVersion,
        String explanation,
        Evidence evidence) {

    public Verdict {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence: %s is not within 0 and 1".formatted(confidence));
        }
    }

    /** Of a run that could not be trained to its end, for a reason known elsewhere. */
    public static Verdict failed(String reason, VerdictRules rules) {
        return new Verdict(Dynamic.FAILED, 1, false, rules.version(), "Training failed: " + reason, Evidence.none());
    }
}
