package io.grokscape.report.claim;

import java.util.List;

/**
 * A claim beside what was measured. It agrees if every check does, and does not if one does not.
 *
 * @param figure of the paper
 * @param says the claim
 * @param beside the beginning of the id of the figure that it belongs beside
 */
public record JudgedClaim(String figure, String says, String beside, Agreement agreement, List<Checked> checks) {
    boolean isMeasured() {
        return checks.stream().anyMatch(check -> check.measured().isPresent());
    }
}
