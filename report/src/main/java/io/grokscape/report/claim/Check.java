package io.grokscape.report.claim;

import io.grokscape.report.finding.StudyRecord;

/**
 * One thing that must hold for a claim to hold.
 *
 * @param says what is expected, in words
 * @param atLeast the measured value (or the upper end of its interval) must not be below this
 * @param atMost the measured value (or the lower end of its interval) must not be above this
 */
record Check(String says, Quantity quantity, Where where, double atLeast, double atMost) {
    Checked against(StudyRecord study) {
        return quantity.of(study, where)
                .map(measured -> new Checked(
                        says,
                        measured.high() >= atLeast && measured.low() <= atMost
                                ? Agreement.AGREES
                                : Agreement.DOES_NOT_AGREE,
                        java.util.Optional.of(measured)))
                .orElse(new Checked(says, Agreement.NOT_ENOUGH_RUNS, java.util.Optional.empty()));
    }
}
