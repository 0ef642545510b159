package io.grokscape.dashboard.api;

import java.time.Instant;
import java.util.List;

/** The paper (Huang et al., arXiv 2402.15175), figure by figure. */
public record Paper(List<PaperFigure> figures) {
    /**
     * One of its figures.
     *
     * @param claims what the paper says with it, in our words
     * @param catalogue studies of the catalogue that make it, with the whole grid and with a small one
     * @param studies this installation's studies that did, the newest first
     */
    public record PaperFigure(
            int figure, List<Statement> claims, List<CatalogueStudy> catalogue, List<StudyState> studies) {}

    /**
     * @param figure with its part, such as {@code 6 (a)}
     * @param beside the beginning of the id of the drawn figure that it belongs beside
     * @param expects what must be seen for it to hold
     */
    public record Statement(String figure, String says, String beside, List<String> expects) {}

    /** @param runs distinct ones */
    public record CatalogueStudy(
            String name, String question, boolean small, int runs, double flops, double referenceSeconds) {}

    /** @param progress 0 to 1 */
    public record StudyState(String id, String name, String state, Instant submittedAt, double progress) {}
}
