package io.grokscape.report.page;

import io.grokscape.report.claim.Claims;
import io.grokscape.report.claim.JudgedClaim;
import io.grokscape.report.figure.Figures;
import io.grokscape.report.finding.StudyRecord;
import io.grokscape.report.study.RecordedStudy;
import io.grokscape.report.svg.Figure;
import java.io.IOException;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * All that a report says, before it is a page.
 *
 * @param figures drawn from the finished runs
 * @param claims of the paper, held against the runs
 */
public record Report(StudyRecord study, List<Figure> figures, List<JudgedClaim> claims) {
    /** Reads the study and draws it; {@code progress} is told how many runs are read. */
    public static Report of(RecordedStudy source, IntConsumer progress) throws IOException, InterruptedException {
        StudyRecord study = StudyRecord.read(source, progress);
        return new Report(study, Figures.of(study, source), Claims.about(study));
    }

    /** Claims that belong beside that figure: those of the same kind, beside the first of its kind. */
    List<JudgedClaim> beside(Figure figure) {
        return claims.stream()
                .filter(claim -> figure.id().equals(claim.beside()))
                .toList();
    }

    /** Claims whose figure could not be drawn. */
    List<JudgedClaim> besideNone() {
        List<String> drawn = figures.stream().map(Figure::id).toList();
        return claims.stream().filter(claim -> !drawn.contains(claim.beside())).toList();
    }
}
