package io.grokscape.report.claim;

import java.util.List;

/**
 * What the paper says, before any run is held against it.
 *
 * @param figure where it is shown, such as {@code 6 (a)}
 * @param study the study of the catalogue that asks for it; its {@code -small} form asks for it too
 * @param says the claim, in our words
 * @param beside the beginning of the id of the figure that it belongs beside
 * @param expects what must be seen for it to hold, in words
 */
public record PaperClaim(String figure, String study, String says, String beside, List<String> expects) {
    static PaperClaim of(Claim claim) {
        return new PaperClaim(
                claim.figure(),
                claim.study(),
                claim.says(),
                claim.beside(),
                claim.checks().stream().map(Check::says).toList());
    }

    /** The number of the figure. */
    public int number() {
        return Integer.parseInt(figure.split(" ")[0]);
    }
}
