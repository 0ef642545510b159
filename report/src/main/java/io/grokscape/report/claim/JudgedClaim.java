package io.grokscape.report.claim;

import java.util.List;

/**
 * A claim beside what was measured. It agrees if every check does, and does not if one does not.
 *
 * @param figure of the paper
 * @param takeaways of the paper, by number, that it is part of
 * @param says the claim
 * @param beside the beginning of the id of the figure that it belongs beside
 */
public record JudgedClaim(
        String figure, List<Integer> takeaways, String says, String beside, Agreement agreement, List<Checked> checks) {
    /** Where the paper says it, such as {@code Figure 6 (a), takeaway 5}. */
    public String source() {
        String numbers = String.join(
                " and ", takeaways.stream().map(number -> "takeaway " + number).toList());
        return "Figure " + figure + (numbers.isEmpty() ? "" : ", " + numbers);
    }

    boolean isMeasured() {
        return checks.stream().anyMatch(check -> check.measured().isPresent());
    }
}
