package io.grokscape.report.claim;

import io.grokscape.report.finding.StudyRecord;
import java.util.Optional;

/**
 * One thing that must hold for a claim to hold.
 *
 * @param says what is expected, in words
 * @param atLeast the measured value (or the upper end of its interval) must not be below this
 * @param atMost the measured value (or the lower end of its interval) must not be above this
 */
record Check(String says, Quantity quantity, Where where, double atLeast, double atMost) {
    Checked against(StudyRecord study) {
        Optional<Measured> measured = quantity.of(study, where);
        Agreement agreement = where.isOpen(study)
                ? Agreement.NOT_ENOUGH_RUNS
                : measured.map(this::agreement).orElse(Agreement.NOT_ENOUGH_RUNS);
        return new Checked(says, agreement, measured);
    }

    private Agreement agreement(Measured measured) {
        if (!measured.telling()) {
            return Agreement.NOT_ENOUGH_RUNS;
        }
        return measured.high() >= atLeast && measured.low() <= atMost ? Agreement.AGREES : Agreement.DOES_NOT_AGREE;
    }
}
