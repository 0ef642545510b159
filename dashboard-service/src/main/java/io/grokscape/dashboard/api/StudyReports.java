package io.grokscape.dashboard.api;

import io.grokscape.report.claim.Checked;
import io.grokscape.report.claim.Claims;
import io.grokscape.report.claim.JudgedClaim;
import io.grokscape.report.claim.Measured;
import io.grokscape.report.figure.Figures;
import io.grokscape.report.finding.StudyRecord;
import io.grokscape.report.study.RecordedStudy;
import io.grokscape.report.svg.Figure;
import io.grokscape.report.svg.Sheet;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** What the report says of a study, piece by piece: its figures, and the paper's claims held against its runs. */
@ApplicationScoped
class StudyReports {
    private static final int COLUMNS = 3;

    private final Exports exports;
    private final RecentFigures recent = new RecentFigures();

    StudyReports(Exports exports) {
        this.exports = exports;
    }

    /**
     * A figure that the study's finished runs allow.
     *
     * @param caption what is drawn, and how
     */
    public record Drawn(String name, String title, String caption) {}

    /**
     * A claim of the paper.
     *
     * @param agreement agrees, does_not_agree or not_enough_runs
     */
    public record HeldClaim(String figure, String says, String beside, String agreement, List<Check> checks) {}

    /** @param measured the value with its numbers, in words; null where there are not enough runs */
    public record Check(String says, String agreement, String measured) {}

    /** What can be drawn of a study; {@code revision} names what its runs and findings say now. */
    List<Drawn> figures(String studyId, String revision) {
        return drawn(studyId, revision).stream()
                .map(figure -> new Drawn(figure.id(), figure.title(), figure.caption()))
                .toList();
    }

    /** A figure as an SVG document that stands alone. */
    String svg(String studyId, String revision, String name) {
        Figure figure = drawn(studyId, revision).stream()
                .filter(one -> one.id().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("figure of study " + studyId, name));
        return Sheet.of(figure, COLUMNS);
    }

    List<HeldClaim> claims(String studyId) {
        return Claims.about(record(exports.study(studyId))).stream()
                .map(StudyReports::held)
                .toList();
    }

    private static HeldClaim held(JudgedClaim claim) {
        return new HeldClaim(
                claim.figure(),
                claim.says(),
                claim.beside(),
                word(claim.agreement()),
                claim.checks().stream().map(StudyReports::check).toList());
    }

    private static Check check(Checked checked) {
        return new Check(
                checked.says(),
                word(checked.agreement()),
                checked.measured().map(Measured::words).orElse(null));
    }

    private static String word(Enum<?> agreement) {
        return agreement.name().toLowerCase(Locale.ROOT);
    }

    private List<Figure> drawn(String studyId, String revision) {
        return recent.of(studyId, revision, () -> draw(studyId));
    }

    private List<Figure> draw(String studyId) {
        RecordedStudy study = exports.study(studyId);
        try {
            return Figures.of(record(study), study);
        } catch (InterruptedException e) {
            throw stopping();
        }
    }

    private static StudyRecord record(RecordedStudy study) {
        try {
            return StudyRecord.read(study, count -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw stopping();
        }
    }

    private static ProblemException stopping() {
        Thread.currentThread().interrupt();
        return new ProblemException(503, "Interrupted", "the dashboard is stopping");
    }
}
