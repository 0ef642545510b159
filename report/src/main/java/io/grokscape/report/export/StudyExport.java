package io.grokscape.report.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grokscape.report.finding.PublishedFindings;
import io.grokscape.report.finding.Sweep;
import io.grokscape.report.finding.SweepRow;
import io.grokscape.report.study.CurveRecord;
import io.grokscape.report.study.Recipe;
import io.grokscape.report.study.RecordedStudy;
import io.grokscape.report.study.RunRecord;
import io.grokscape.report.table.CsvTable;
import io.grokscape.report.table.JsonTable;
import io.grokscape.report.table.ParquetTable;
import io.grokscape.report.table.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Writes a study to a folder, one run at a time, so that a study of any size needs little memory. Files are written under
 * {@code .part} names and renamed at the end: what bears its name is whole.
 */
public final class StudyExport {
    /** As many as the dashboard gives; the automatic log grid has fewer than 600. */
    static final int ALL_POINTS = 20_000;

    private static final String UNFINISHED = ".part";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RecordedStudy study;
    private final Path folder;
    private final Sweep sweep = new Sweep();
    private final List<String> written = new ArrayList<>();
    private int runs;
    private long measurements;
    private int thinned;

    private StudyExport(RecordedStudy study, Path folder) {
        this.study = study;
        this.folder = folder;
    }

    /**
     * What was written.
     *
     * @param runs of the study
     * @param finished those that were trained to their end and judged
     * @param measurements rows of curves
     * @param thinned runs with more measurements than could be had
     */
    public record Counts(int runs, int finished, long measurements, int thinned) {}

    /**
     * Writes it.
     *
     * @param folder exists
     * @param progress is told how many runs are done
     */
    public static Counts write(RecordedStudy study, Path folder, IntConsumer progress)
            throws IOException, InterruptedException {
        StudyExport export = new StudyExport(study, folder);
        export.tables(progress);
        return export.rest();
    }

    private void tables(IntConsumer progress) throws IOException, InterruptedException {
        try (Table<RunRecord> table = Table.all(List.of(
                        new ParquetTable<>(part("runs.parquet"), RunRecord.class, RunColumns.ALL),
                        new CsvTable<>(part("runs.csv"), RunColumns.ALL),
                        new JsonTable<>(part("runs.json"), RunColumns.ALL)));
                Table<CurvePoint> curves = Table.all(List.of(
                        new ParquetTable<>(part("curves.parquet"), CurvePoint.class, CurvePoint.COLUMNS),
                        new CsvTable<>(part("curves.csv"), CurvePoint.COLUMNS)));
                BufferedWriter verdicts = Files.newBufferedWriter(part("verdicts.jsonl"))) {
            study.eachRun(run -> {
                table.write(run);
                sweep.add(run);
                verdict(run, verdicts);
                curve(run, curves);
                progress.accept(++runs);
            });
        }
    }

    private void curve(RunRecord run, Table<CurvePoint> table) throws IOException, InterruptedException {
        if (run.attempt() == 0) {
            return;
        }
        CurveRecord curve = study.curve(run.runId(), ALL_POINTS);
        for (int row = 0; row < curve.size(); row++) {
            table.write(new CurvePoint(curve, row));
        }
        measurements += curve.size();
        thinned += curve.size() < curve.logged() ? 1 : 0;
    }

    private static void verdict(RunRecord run, BufferedWriter file) throws IOException {
        if (run.verdict() == null) {
            return;
        }
        ObjectNode line = JSON.createObjectNode();
        line.put("run_id", run.runId())
                .put("dynamic", run.verdict().dynamic())
                .put("confidence", run.verdict().confidence())
                .put("provisional", run.verdict().provisional())
                .put("rules_version", run.verdict().rulesVersion())
                .put("explanation", run.verdict().explanation())
                .put("judged_at", run.verdict().judgedAt())
                .set(
                        "evidence",
                        run.verdict().evidence().isMissingNode()
                                ? null
                                : run.verdict().evidence());
        file.write(JSON.writeValueAsString(line));
        file.write('\n');
    }

    private Counts rest() throws IOException {
        Map<Recipe, List<SweepRow>> tables = sweep.tables();
        int number = 0;
        for (List<SweepRow> rows : tables.values()) {
            Files.writeString(part(sweepName(number++)), Sweep.csv(rows));
        }
        PublishedFindings findings = PublishedFindings.of(study.head(), sweep);
        Files.writeString(part("findings.json"), JSON.writeValueAsString(Map.of("findings", findings.all())) + "\n");
        Files.writeString(part("study.yaml"), study.head().yaml());
        Counts counts =
                new Counts(runs, tables.values().stream().mapToInt(List::size).sum(), measurements, thinned);
        Files.writeString(
                part("README.md"),
                ExportReadme.of(study.head(), counts, List.copyOf(tables.keySet()), findings.computedHere()));
        finish();
        return counts;
    }

    private void finish() throws IOException {
        for (String name : written) {
            Files.move(folder.resolve(name + UNFINISHED), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path part(String name) {
        written.add(name);
        return folder.resolve(name + UNFINISHED);
    }

    /** {@code sweep.csv} for the first recipe, {@code sweep-2.csv} for the next. */
    static String sweepName(int number) {
        return number == 0 ? "sweep.csv" : "sweep-%d.csv".formatted(number + 1);
    }
}
