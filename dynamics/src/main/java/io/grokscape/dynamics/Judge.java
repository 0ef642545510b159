package io.grokscape.dynamics;

/**
 * Judges a curve by the calibrated rules, in this order. T and V are median training and validation accuracy over the
 * last tenth of the epochs, t99 the first epoch with training accuracy ≥ .99, e½ the first with validation accuracy
 * ≥ V/2.
 *
 * <ol start="0">
 *   <li>last validation − V &gt; .1: still rising when the budget ended → undecided
 *   <li>V &lt; .15 and T ≥ .99 → ungrokking
 *   <li>V &lt; .15 and T &lt; .99 → stalled
 *   <li>V ≥ .15, T ≥ .99, t99 &lt; e½ → grokking if V ≥ .95, else semi-grokking
 *   <li>else progression; immediate if training never led validation by more than .2 until e½
 * </ol>
 *
 * A loss that is NaN or infinite makes the run failed, no validation makes it not applicable, and fewer than five rows
 * undecided. The dynamics are those of Huang et al. (arXiv 2402.15175, section 3).
 */
public final class Judge {
    /** A running curve that has memorised nothing yet is called stalled from this share of its budget on. */
    private static final double TOO_EARLY_TO_STALL = .5;

    private final VerdictRules rules;

    public Judge(VerdictRules rules) {
        this.rules = rules;
    }

    /** The thresholds in use. */
    public VerdictRules rules() {
        return rules;
    }

    /** The verdict on a curve that has ended. */
    public Verdict judge(Curve curve) {
        Evidence read = CurveReading.evidence(curve, rules);
        Dynamic dynamic = dynamic(curve, read);
        Evidence evidence = dynamic == Dynamic.PROGRESSION ? read : read.notImmediate();
        return new Verdict(
                dynamic,
                Confidence.of(dynamic, evidence, rules),
                false,
                rules.version(),
                Explanation.of(dynamic, evidence, rules, divergedEpoch(curve)),
                evidence);
    }

    /**
     * The verdict so far on a run that goes on to {@code budget} epochs. It is never surer than the share of the budget
     * that is spent where later epochs can overturn it; memorised runs may yet grok, stalled ones may yet learn.
     */
    public Verdict judgeSoFar(Curve curve, int budget) {
        Verdict ended = judge(curve);
        double spent = budget <= 0 ? 1 : Math.min(1, (double) curve.lastEpoch() / budget);
        boolean early = ended.dynamic() == Dynamic.STALLED && spent < TOO_EARLY_TO_STALL;
        Dynamic dynamic = early ? Dynamic.UNDECIDED : ended.dynamic();
        String why = early ? Explanation.stillLearning(ended.evidence()) : ended.explanation();
        double confidence =
                switch (dynamic) {
                    case GROKKING, PROGRESSION, NOT_APPLICABLE, FAILED -> ended.confidence();
                    case UNGROKKING, SEMI_GROKKING, STALLED, UNDECIDED -> ended.confidence() * spent;
                };
        return new Verdict(
                dynamic,
                confidence,
                true,
                rules.version(),
                Explanation.soFar(curve.lastEpoch(), budget) + why,
                ended.evidence());
    }

    private Dynamic dynamic(Curve curve, Evidence evidence) {
        if (divergedEpoch(curve) >= 0) {
            return Dynamic.FAILED;
        }
        if (curve.size() > 0 && evidence.validationAccuracy().isEmpty()) {
            return Dynamic.NOT_APPLICABLE;
        }
        if (curve.size() < rules.fewestRows()) {
            return Dynamic.UNDECIDED;
        }
        double validation = evidence.validationAccuracy().getAsDouble();
        boolean fitted = evidence.trainAccuracy() >= rules.fitted();
        if (evidence.lastValidationAccuracy().getAsDouble() - validation > rules.rising()) {
            return Dynamic.UNDECIDED;
        }
        if (validation < rules.floor()) {
            return fitted ? Dynamic.UNGROKKING : Dynamic.STALLED;
        }
        if (fitted && evidence.delay().orElse(0) > 0) {
            return validation >= rules.grokked() ? Dynamic.GROKKING : Dynamic.SEMI_GROKKING;
        }
        return Dynamic.PROGRESSION;
    }

    private static int divergedEpoch(Curve curve) {
        for (int row = 0; row < curve.size(); row++) {
            if (curve.diverged(row)) {
                return curve.epoch(row);
            }
        }
        return -1;
    }
}
