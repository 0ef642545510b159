package io.grokscape.report.finding;

import io.grokscape.report.study.Recipe;
import io.grokscape.report.study.RunRecord;
import io.grokscape.report.table.CsvTable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The finished runs of a study as findings are drawn from them: one table per recipe. Accuracies are the verdicts' medians.
 * Where split and weights have seeds of their own, the runs of a cell are numbered instead.
 */
public final class Sweep {
    private final Map<Recipe, List<SweepRow>> byRecipe = new LinkedHashMap<>();
    private final Map<List<Object>, Integer> numbered = new HashMap<>();

    /** Takes a run in, if it is finished and has a training accuracy. */
    public void add(RunRecord run) {
        if (run.isFinished() && !Double.isNaN(run.finalTrainAccuracy())) {
            Recipe recipe = Recipe.of(run);
            byRecipe.computeIfAbsent(recipe, _ -> new ArrayList<>()).add(row(run, recipe));
        }
    }

    /** The sweep of those runs. */
    public static Sweep of(Collection<RunRecord> runs) {
        Sweep sweep = new Sweep();
        runs.forEach(sweep::add);
        return sweep;
    }

    /** The tables, by recipe, in the order in which the recipes first came. */
    public Map<Recipe, List<SweepRow>> tables() {
        return byRecipe;
    }

    /** A table as {@code grokscape analyze} reads it. */
    public static String csv(List<SweepRow> rows) {
        StringWriter text = new StringWriter();
        try (CsvTable<SweepRow> table = new CsvTable<>(text, SweepColumns.ALL)) {
            for (SweepRow row : rows) {
                table.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private SweepRow row(RunRecord run, Recipe recipe) {
        return new SweepRow(
                run.task(),
                run.hiddenSize(),
                run.trainSize(),
                seed(run, recipe),
                run.epochs() == null ? 0 : run.epochs(),
                run.finalTrainAccuracy(),
                run.finalValidationAccuracy(),
                run.modulus(),
                run.layers(),
                run.memoriseSize(),
                run.splitFeedForward(),
                run.verdict().dynamic(),
                run.verdict().number("norm_change", null));
    }

    private long seed(RunRecord run, Recipe recipe) {
        if (run.dataSeed() == run.modelSeed() && run.dataSeed() <= Integer.MAX_VALUE) {
            return run.dataSeed();
        }
        List<Object> cell = List.of(
                recipe, run.task(), run.modulus(), run.layers(), run.hiddenSize(), run.trainSize(), run.memoriseSize());
        return numbered.merge(cell, 1, Integer::sum) - 1;
    }
}
