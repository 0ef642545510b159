package io.grokscape.dashboard.api;

import io.grokscape.report.svg.Figure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Figures of the studies asked for last, as of one revision each: a page asks for the list and then for every drawing, and
 * all of a study's figures are drawn together.
 */
final class RecentFigures {
    private static final int STUDIES = 4;

    private final Map<String, Drawing> drawings = new LinkedHashMap<>();

    /** One study's figures, drawn by the first who asks while the others wait. */
    private static final class Drawing {
        private final String revision;
        private List<Figure> figures;

        Drawing(String revision) {
            this.revision = revision;
        }

        synchronized List<Figure> get(Supplier<List<Figure>> draw) {
            if (figures == null) {
                figures = draw.get();
            }
            return figures;
        }
    }

    List<Figure> of(String studyId, String revision, Supplier<List<Figure>> draw) {
        return place(studyId, revision).get(draw);
    }

    private synchronized Drawing place(String studyId, String revision) {
        Drawing known = drawings.remove(studyId);
        Drawing place = known != null && known.revision.equals(revision) ? known : new Drawing(revision);
        drawings.put(studyId, place);
        if (drawings.size() > STUDIES) {
            drawings.remove(drawings.keySet().iterator().next());
        }
        return place;
    }
}
