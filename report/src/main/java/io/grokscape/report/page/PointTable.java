package io.grokscape.report.page;

import io.grokscape.report.figure.Cell;
import io.grokscape.report.figure.Seeds;
import io.grokscape.report.figure.Words;
import io.grokscape.report.study.RunRecord;
import io.grokscape.report.study.Setting;
import io.grokscape.report.svg.Markup;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A row per point of the grid: what its seeds came to, and which runs they were. */
final class PointTable {
    private static final List<String> HEADINGS =
            List.of("task", "d", "D", "seeds", "validation", "range", "training", "verdicts", "runs");

    private PointTable() {}

    static void write(Collection<RunRecord> runs, Markup page) {
        List<Cell> cells = Cell.of(runs);
        Set<Setting> settings = new LinkedHashSet<>();
        cells.forEach(cell -> settings.add(cell.setting()));
        page.open("div", "class", "wide")
                .open("table", "class", "points")
                .open("thead")
                .open("tr");
        HEADINGS.forEach(heading -> page.text("th", heading, "scope", "col"));
        page.close("tr").close("thead").open("tbody");
        cells.forEach(cell -> row(cell, settings, page));
        page.close("tbody").close("table").close("div");
    }

    private static void row(Cell cell, Set<Setting> settings, Markup page) {
        Seeds validation = cell.validation();
        page.open("tr", "id", anchor(cell))
                .text("td", cell.setting().words(settings))
                .text("td", Words.count(cell.hiddenSize()), "class", "number")
                .text("td", Words.count(cell.trainSize()), "class", "number")
                .text("td", String.valueOf(cell.runs().size()), "class", "number")
                .text("td", share(validation.mean()), "class", "number")
                .text("td", range(validation.values()), "class", "number")
                .text("td", share(cell.training().mean()), "class", "number")
                .text("td", cell.verdicts())
                .open("td", "class", "ids");
        for (RunRecord run : cell.runs()) {
            page.text("a", run.runId().substring(0, Math.min(6, run.runId().length())), "href", "#run-" + run.runId());
        }
        page.close("td").close("tr");
    }

    /** Names a cell on the page; nothing in it comes from a user but numbers and a hash. */
    static String anchor(Cell cell) {
        return "point-%s-%d-%d"
                .formatted(Integer.toHexString(cell.setting().hashCode()), cell.hiddenSize(), cell.trainSize());
    }

    static String share(double value) {
        return Double.isFinite(value) ? Words.share(value) : "";
    }

    static String range(double[] values) {
        return values.length < 2
                ? ""
                : "%s to %s"
                        .formatted(
                                Words.share(Arrays.stream(values).min().getAsDouble()),
                                Words.share(Arrays.stream(values).max().getAsDouble()));
    }
}
