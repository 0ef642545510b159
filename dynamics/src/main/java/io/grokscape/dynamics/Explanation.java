package io.grokscape.dynamics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says a verdict in words. */
final class Explanation {
    private Explanation() {}

    static String of(Dynamic dynamic, Evidence evidence, VerdictRules rules, int divergedEpoch) {
        return switch (dynamic) {
            case PROGRESSION -> progression(evidence);
            case UNGROKKING ->
                "Knows its training set by heart%s but generalises nothing: validation accuracy ends at %s."
                        .formatted(since(evidence), validation(evidence));
            case SEMI_GROKKING ->
                "%s; validation accuracy rose late, half of it by epoch %s, and stopped at %s%s."
                        .formatted(memorised(evidence), risen(evidence), validation(evidence), rests(evidence));
            case GROKKING ->
                "%s and grokked %s epochs later: validation accuracy jumped around epoch %s and ends at %s%s."
                        .formatted(
                                memorised(evidence),
                                number(evidence.delay().orElse(0)),
                                risen(evidence),
                                validation(evidence),
                                rests(evidence));
            case STALLED ->
                "Neither memorised nor generalised in %s epochs: training accuracy ends at %s, validation accuracy at %s."
                        .formatted(
                                number(evidence.lastEpoch()), percent(evidence.trainAccuracy()), validation(evidence));
            case UNDECIDED -> undecided(evidence, rules);
            case NOT_APPLICABLE ->
                "There is nothing to generalise to: no validation set. Training accuracy ends at %s."
                        .formatted(percent(evidence.trainAccuracy()));
            case FAILED ->
                "Training diverged: the loss is not a finite number at epoch %s.".formatted(number(divergedEpoch));
        };
    }

    /** What stands before a verdict on a run that goes on. */
    static String soFar(int epoch, int budget) {
        return "So far (epoch %s of %s): ".formatted(number(epoch), number(budget));
    }

    /** For a running curve that has neither memorised nor generalised yet. */
    static String stillLearning(Evidence evidence) {
        return "still learning its training set, %s of it known and validation accuracy at %s."
                .formatted(percent(evidence.trainAccuracy()), validation(evidence));
    }

    private static String progression(Evidence evidence) {
        String levels = "to %s and %s".formatted(percent(evidence.trainAccuracy()), validation(evidence));
        if (evidence.immediate()) {
            return "Training and validation accuracy rose together from the start, %s.".formatted(levels);
        }
        return "Memorised a part first; then training and validation accuracy rose together, half way by epoch %s, %s%s."
                .formatted(risen(evidence), levels, rests(evidence));
    }

    private static String undecided(Evidence evidence, VerdictRules rules) {
        if (evidence.rows() < rules.fewestRows()) {
            return "Too little to judge: %d logged epochs, at least %d are needed."
                    .formatted(evidence.rows(), rules.fewestRows());
        }
        return "Validation accuracy was still rising at the last epoch, %s: %s there, %s as the median of the last epochs. "
                        .formatted(
                                number(evidence.lastEpoch()),
                                percent(evidence.lastValidationAccuracy().orElse(Double.NaN)),
                                validation(evidence))
                + "More epochs would tell.";
    }

    private static String memorised(Evidence evidence) {
        return "Knew its training set at epoch " + number(evidence.fittedEpoch().orElse(0));
    }

    private static String since(Evidence evidence) {
        return evidence.fittedEpoch().isPresent()
                ? ", %s of it since epoch %s,"
                        .formatted(
                                percent(evidence.trainAccuracy()),
                                number(evidence.fittedEpoch().getAsInt()))
                : "";
    }

    private static String rests(Evidence evidence) {
        List<Double> plateaus = evidence.plateaus();
        return plateaus.isEmpty()
                ? ""
                : ", after resting at "
                        + plateaus.stream().map(Explanation::percent).collect(Collectors.joining(" and "));
    }

    private static String risen(Evidence evidence) {
        return number(evidence.risenEpoch().orElse(0));
    }

    private static String validation(Evidence evidence) {
        return percent(evidence.validationAccuracy().orElse(Double.NaN));
    }

    private static String number(int epoch) {
        return String.format(Locale.ROOT, "%,d", epoch);
    }

    /** Rounded so that only what is complete says 100 %. */
    private static String percent(double share) {
        if (Double.isNaN(share)) {
            return "unknown";
        }
        double percent = 100 * share;
        boolean fine = percent < 10 || (percent > 99 && percent < 100);
        return String.format(Locale.ROOT, fine ? "%.1f %%" : "%.0f %%", fine ? Math.min(percent, 99.9) : percent);
    }
}
