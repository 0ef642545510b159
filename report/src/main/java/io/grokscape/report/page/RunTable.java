package io.grokscape.report.page;

import io.grokscape.report.figure.Look;
import io.grokscape.report.figure.Words;
import io.grokscape.report.study.RunRecord;
import io.grokscape.report.svg.Markup;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** A row per run, so that every number of the report can be followed to the runs behind it. */
final class RunTable {
    private static final List<String> HEADINGS = List.of(
            "run",
            "task",
            "d",
            "D",
            "M",
            "layers",
            "seed",
            "epochs",
            "training",
            "validation",
            "verdict",
            "sure",
            "fitted",
            "risen",
            "norm",
            "engine s");

    private RunTable() {}

    static void write(Collection<RunRecord> runs, Markup page) {
        page.open("div", "class", "wide")
                .open("table", "class", "runs")
                .open("thead")
                .open("tr");
        HEADINGS.forEach(heading -> page.text("th", heading, "scope", "col"));
        page.close("tr").close("thead").open("tbody");
        runs.forEach(run -> row(run, page));
        page.close("tbody").close("table").close("div");
    }

    private static void row(RunRecord run, Markup page) {
        String seed = run.dataSeed() == run.modelSeed()
                ? String.valueOf(run.dataSeed())
                : run.dataSeed() + "/" + run.modelSeed();
        page.open("tr", "id", "run-" + run.runId())
                .text("td", run.runId(), "class", "id")
                .text("td", run.task());
        number(Words.count(run.hiddenSize()), page);
        number(Words.count(run.trainSize()), page);
        number(Words.count(run.memoriseSize()), page);
        number(String.valueOf(run.layers()), page);
        number(seed, page);
        number(run.epoch() == null ? "" : Words.count(run.epoch()), page);
        number(PointTable.share(run.finalTrainAccuracy()), page);
        number(PointTable.share(run.finalValidationAccuracy()), page);
        page.text("td", outcome(run));
        number(run.isFinished() ? Words.share(run.verdict().confidence()) : "", page);
        number(evidence(run, "fitted_epoch"), page);
        number(evidence(run, "risen_epoch"), page);
        number(percent(run), page);
        number(run.trainingSeconds() == null ? "" : Words.count(run.trainingSeconds()), page);
        page.close("tr");
    }

    private static void number(String words, Markup page) {
        page.text("td", words, "class", "number");
    }

    private static String outcome(RunRecord run) {
        if (run.isFinished()) {
            return Look.of(run).word();
        }
        return run.reason() == null || run.reason().isBlank() ? run.state() : run.state() + ": " + run.reason();
    }

    private static String evidence(RunRecord run, String key) {
        double value = run.isFinished() ? run.verdict().number(key, null) : Double.NaN;
        return Double.isFinite(value) ? Words.count(value) : "";
    }

    private static String percent(RunRecord run) {
        double value = run.isFinished() ? run.verdict().number("norm_change", null) : Double.NaN;
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%+.0f %%", 100 * value).replace('-', '−')
                : "";
    }
}
