package io.grokscape.report.claim;

import io.grokscape.report.finding.StudyRecord;
import java.util.List;

/**
 * Something that Huang et al. (arXiv 2402.15175) say, and how to see whether it holds.
 *
 * @param figure where they show it, such as {@code 6 (a)}
 * @param takeaways numbers of the takeaways (end of section 1 of the paper) that it is part of
 * @param study the study of the catalogue that asks for it; its {@code -small} form counts too
 * @param says the claim, in our words
 * @param beside the beginning of the id of the figure that it belongs beside
 * @param checks all of them must hold
 */
record Claim(String figure, List<Integer> takeaways, String study, String says, String beside, List<Check> checks) {
    boolean isOf(StudyRecord record) {
        return record.head().name().equals(study) || record.head().name().equals(study + "-small");
    }

    JudgedClaim against(StudyRecord record) {
        List<Checked> checked =
                checks.stream().map(check -> check.against(record)).toList();
        Agreement agreement = Agreement.AGREES;
        if (checked.stream().anyMatch(one -> one.agreement() == Agreement.DOES_NOT_AGREE)) {
            agreement = Agreement.DOES_NOT_AGREE;
        } else if (checked.stream().anyMatch(one -> one.agreement() == Agreement.NOT_ENOUGH_RUNS)) {
            agreement = Agreement.NOT_ENOUGH_RUNS;
        }
        return new JudgedClaim(figure, takeaways, says, beside, agreement, checked);
    }
}
