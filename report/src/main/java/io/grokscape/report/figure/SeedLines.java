package io.grokscape.report.figure;

import io.grokscape.report.study.CurveRecord;
import io.grokscape.report.study.RecordedStudy;
import io.grokscape.report.study.RunRecord;
import io.grokscape.report.svg.Frame;
import io.grokscape.report.svg.Marks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** The curves of the seeds that are shown, by run id. */
record SeedLines(Map<String, CurveRecord> curves) {
    private static final int MOST_SEEDS = 11;
    private static final int POINTS = 200;

    /** Reads them. */
    static SeedLines read(List<Cell> cells, RecordedStudy source) throws InterruptedException {
        Map<String, CurveRecord> curves = new LinkedHashMap<>();
        for (Cell cell : cells) {
            for (RunRecord run : shown(cell)) {
                curves.put(run.runId(), source.curve(run.runId(), POINTS));
            }
        }
        return new SeedLines(curves);
    }

    static List<RunRecord> shown(Cell cell) {
        return cell.runs().stream().limit(MOST_SEEDS).toList();
    }

    /** What stands in those columns of all seeds shown; gaps left out. */
    DoubleStream values(Cell cell, String... columns) {
        return shown(cell).stream()
                .flatMapToDouble(run -> DoubleStream.of(
                        columns.length > 1
                                ? DoubleStream.concat(column(run, columns[0]), column(run, columns[1]))
                                        .toArray()
                                : column(run, columns[0]).toArray()))
                .filter(Double::isFinite);
    }

    private DoubleStream column(RunRecord run, String column) {
        return DoubleStream.of(curves.get(run.runId()).column(column));
    }

    /** A column of every seed shown, as a line with its verdict at the end; training without one. */
    void draw(Frame frame, Cell cell, String column, boolean training) {
        for (RunRecord run : shown(cell)) {
            CurveRecord curve = curves.get(run.runId());
            double[] epochs = curve.column("epoch");
            double[] values = curve.column(column);
            for (int i = 0; i < epochs.length; i++) {
                epochs[i] = epochs[i] < 1 ? Double.NaN : epochs[i]; // a log axis has no place for epoch 0
            }
            Marks.line(
                    frame,
                    epochs,
                    values,
                    training ? "g-train g-thin" : Look.of(run).style() + " g-curve");
            if (!training && values.length > 0) {
                end(frame, run, epochs[epochs.length - 1], values[values.length - 1]);
            }
        }
    }

    /** So that a verdict is told by shape and not by colour alone. */
    private static void end(Frame frame, RunRecord run, double epoch, double value) {
        Look look = Look.of(run);
        String words = "%s, seed %d: %s".formatted(run.runId(), run.dataSeed(), look.word());
        Marks.symbol(frame, look.shape(), epoch, value, 0, 3.2, look.style() + " g-seed", words);
    }
}
