package io.grokscape.report.figure;

import io.grokscape.report.finding.StudyRecord;
import io.grokscape.report.study.RecordedStudy;
import io.grokscape.report.svg.Figure;
import java.util.ArrayList;
import java.util.List;

/** Every figure that a study's runs allow. */
public final class Figures {
    private Figures() {}

    /** In the order in which a report shows them; none for a study without finished runs. */
    public static List<Figure> of(StudyRecord study, RecordedStudy source) throws InterruptedException {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(AccuracyOverSize.of(study));
        figures.addAll(AccuracyOverData.of(study));
        figures.addAll(ZoneMap.of(study));
        Capacity.of(study).ifPresent(figures::add);
        Emergence.of(study).ifPresent(figures::add);
        AccuracyOverLabels.of(study).ifPresent(figures::add);
        RecipeScores.of(study).ifPresent(figures::add);
        figures.addAll(Curves.of(study, source));
        return figures;
    }
}
