package io.grokscape.dynamics;

/**
 * How far the evidence lies from the nearest threshold that the verdict passed: 0 on it, 1 at one scale or more from
 * it. The scale of each comparison is what that quantity scatters by between neighbouring logs or seeds:
 *
 * <ul>
 *   <li>V against the floor: .1; V against grokked: .05
 *   <li>T against fitted: .01
 *   <li>last validation − V against rising: rising itself
 *   <li>t99 against e½: a factor of two
 * </ul>
 *
 * The confidence is the smallest of the margins that mattered, and at most rows/10 for curves of fewer than ten rows.
 */
final class Confidence {
    private static final double FLOOR_SCALE = .1;
    private static final double GROKKED_SCALE = .05;
    private static final double FITTED_SCALE = .01;
    private static final double ORDER_SCALE = Math.log(2);
    private static final double FULL_ROWS = 10;

    private Confidence() {}

    static double of(Dynamic dynamic, Evidence evidence, VerdictRules rules) {
        return switch (dynamic) {
            case FAILED, NOT_APPLICABLE -> 1;
            case UNDECIDED ->
                evidence.rows() < rules.fewestRows() ? 0 : margin(rise(evidence) - rules.rising(), rules.rising());
            case UNGROKKING, STALLED ->
                smallest(settled(evidence, rules), floor(evidence, rules), fit(evidence, rules));
            case GROKKING, SEMI_GROKKING ->
                smallest(
                        smallest(settled(evidence, rules), floor(evidence, rules), fit(evidence, rules)),
                        order(evidence),
                        margin(validation(evidence) - rules.grokked(), GROKKED_SCALE));
            case PROGRESSION ->
                smallest(
                        settled(evidence, rules),
                        floor(evidence, rules),
                        evidence.trainAccuracy() < rules.fitted() ? fit(evidence, rules) : order(evidence));
        };
    }

    private static double settled(Evidence evidence, VerdictRules rules) {
        double enoughRows = Math.min(1, evidence.rows() / FULL_ROWS);
        return Math.min(enoughRows, margin(rules.rising() - rise(evidence), rules.rising()));
    }

    private static double floor(Evidence evidence, VerdictRules rules) {
        return margin(validation(evidence) - rules.floor(), FLOOR_SCALE);
    }

    private static double fit(Evidence evidence, VerdictRules rules) {
        return margin(evidence.trainAccuracy() - rules.fitted(), FITTED_SCALE);
    }

    private static double order(Evidence evidence) {
        if (evidence.fittedEpoch().isEmpty() || evidence.risenEpoch().isEmpty()) {
            return 1;
        }
        double fitted = evidence.fittedEpoch().getAsInt() + 1.0;
        double risen = evidence.risenEpoch().getAsInt() + 1.0;
        return margin(Math.log(risen / fitted), ORDER_SCALE);
    }

    private static double rise(Evidence evidence) {
        return evidence.lastValidationAccuracy().orElseThrow() - validation(evidence);
    }

    private static double validation(Evidence evidence) {
        return evidence.validationAccuracy().orElseThrow();
    }

    private static double margin(double distance, double scale) {
        return Math.min(1, Math.abs(distance) / scale);
    }

    private static double smallest(double a, double b, double c) {
        return Math.min(a, Math.min(b, c));
    }
}
