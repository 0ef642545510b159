package io.grokscape.report.figure;

import io.grokscape.report.study.RunRecord;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The points whose curves are shown: all of a few, and of many the purest one for each dynamic. */
final class ExemplaryCells {
    private static final int MOST = 9;

    private ExemplaryCells() {}

    static List<Cell> of(Collection<RunRecord> runs) {
        List<Cell> all = Cell.of(runs);
        if (all.size() <= MOST) {
            return all;
        }
        Set<Cell> chosen = new LinkedHashSet<>();
        for (Look look : Look.values()) {
            all.stream()
                    .filter(cell -> cell.count(look.dynamic()) > 0)
                    .max(Comparator.comparingDouble(cell -> share(cell, look)))
                    .ifPresent(chosen::add);
        }
        return List.copyOf(chosen);
    }

    private static double share(Cell cell, Look look) {
        return (double) cell.count(look.dynamic()) / cell.runs().size();
    }
}
