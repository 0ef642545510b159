package io.grokscape.report.export;

import io.grokscape.report.finding.SweepColumns;
import io.grokscape.report.study.Recipe;
import io.grokscape.report.study.StudyHead;
import io.grokscape.report.table.Column;
import java.util.List;

/** The README that lies beside the tables: what each file is, and every column with its unit. */
final class ExportReadme {
    private final StringBuilder text = new StringBuilder();

    private ExportReadme() {}

    static String of(StudyHead study, StudyExport.Counts counts, List<Recipe> recipes, boolean computedHere) {
        ExportReadme readme = new ExportReadme();
        readme.head(study, counts);
        readme.files(computedHere);
        readme.sweeps(recipes);
        readme.columns("runs.parquet, runs.csv, runs.json: a row per run", RunColumns.ALL);
        readme.columns("curves.parquet, curves.csv: a row per measurement", CurvePoint.COLUMNS);
        readme.columns("sweep.csv: a row per finished run", SweepColumns.ALL);
        return readme.text.toString();
    }

    private void head(StudyHead study, StudyExport.Counts counts) {
        text.append("# ").append(oneLine(study.name())).append("\n\n");
        if (!study.question().isBlank()) {
            text.append(oneLine(study.question())).append("\n\n");
        }
        text.append("Study `%s`, %s when exported: %d runs, %d of them finished and judged, %,d measurements.\n\n"
                .formatted(study.id(), study.state(), counts.runs(), counts.finished(), counts.measurements()));
        if (counts.thinned() > 0) {
            text.append("Of %d runs more was measured than fits: their curves are thinned, evenly on a log axis.\n\n"
                    .formatted(counts.thinned()));
        }
    }

    private void files(boolean computedHere) {
        text.append("""
                | file | holds |
                |---|---|
                | `runs.parquet`, `runs.csv`, `runs.json` | every run: spec, course, last values, verdict |
                | `curves.parquet`, `curves.csv` | every measurement; `run_id` joins it to its run |
                | `verdicts.jsonl` | a line per judged run: the verdict with all its evidence |
                | `findings.json` | %s |
                | `sweep.csv` | the finished runs as `grokscape analyze` reads them |
                | `study.yaml` | the study as it was submitted; `grokscape run study.yaml` runs it again |

                What is not known or does not apply is empty in CSV and null in Parquet and JSON. Times are UTC.

                """.formatted(
                        computedHere
                                ? "what `grokscape analyze` finds in the finished runs; the analyzer had published nothing"
                                : "the study's findings, as the analyzer published them"));
    }

    private void sweeps(List<Recipe> recipes) {
        if (recipes.size() < 2) {
            return;
        }
        text.append("The runs are of different recipes, so there is a table for each:\n\n");
        for (int i = 0; i < recipes.size(); i++) {
            text.append("- `").append(StudyExport.sweepName(i)).append("`: ");
            text.append(recipes.get(i).distinction(recipes)).append('\n');
        }
        text.append('\n');
    }

    private <T> void columns(String title, List<Column<T>> columns) {
        text.append("## ").append(title).append("\n\n| column | type | meaning |\n|---|---|---|\n");
        columns.forEach(column -> text.append(
                "| `%s` | %s | %s |\n".formatted(column.name(), column.kind().words(), column.meaning())));
        text.append('\n');
    }

    private static String oneLine(String words) {
        return words.strip().replaceAll("\\s+", " ");
    }
}
