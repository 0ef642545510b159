package io.grokscape.report.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.study.CurveRecord;
import io.grokscape.report.study.RecordedStudy;
import io.grokscape.report.study.RunRecord;
import io.grokscape.report.table.Column;
import io.grokscape.report.table.Format;
import io.grokscape.report.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One of a study's tables by itself, sent as it is read: no more than one run is held in memory. */
public enum StudyTable {
    RUNS {
        @Override
        public void send(RecordedStudy study, Format format, OutputStream out)
                throws IOException, InterruptedException {
            try (Table<RunRecord> table = format.open(out, RunRecord.class, RunColumns.ALL)) {
                study.eachRun(table::write);
            }
        }
    },
    CURVES {
        @Override
        public void send(RecordedStudy study, Format format, OutputStream out)
                throws IOException, InterruptedException {
            try (Table<CurvePoint> table = format.open(out, CurvePoint.class, CurvePoint.COLUMNS)) {
                study.eachRun(run -> {
                    if (run.attempt() > 0) {
                        points(study.curve(run.runId(), StudyExport.ALL_POINTS), table);
                    }
                });
            }
        }
    },
    VERDICTS {
        @Override
        public void send(RecordedStudy study, Format format, OutputStream out)
                throws IOException, InterruptedException {
            try (Table<RunRecord> table = format.open(out, RunRecord.class, RunColumns.VERDICTS)) {
                study.eachRun(run -> {
                    if (run.verdict() != null) {
                        table.write(run);
                    }
                });
            }
        }
    },
    FINDINGS {
        @Override
        public void send(RecordedStudy study, Format format, OutputStream out) throws IOException {
            try (Table<Finding> table = format.open(out, Finding.class, FINDING)) {
                for (JsonNode finding : study.head().findings()) {
                    table.write(new Finding(finding));
                }
            }
        }
    };

    private record Finding(JsonNode json) {
        String text(String key) {
            return json.path(key).isTextual() ? json.path(key).asText() : null;
        }

        /** A crossing's width is no whole number: that is said in the whole. */
        Number number(String key) {
            return json.path(key).isIntegralNumber() ? (Number) json.path(key).asLong() : null;
        }
    }

    private static final List<Column<Finding>> FINDING = List.of(
            Column.text("kind", "what it is", finding -> finding.text("kind")),
            Column.text("task", "of the runs it is about", finding -> finding.text("task")),
            Column.whole("hidden_size", "d, where it is about one", finding -> finding.number("hidden_size")),
            Column.whole("train_size", "D, where it is about one", finding -> finding.number("train_size")),
            Column.json("finding", "all of it", finding -> finding.json().toString()));

    /** The name in an address. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The table of that name. */
    public static Optional<StudyTable> of(String key) {
        return Arrays.stream(values()).filter(table -> table.key().equals(key)).findFirst();
    }

    /** Writes the study's table, and closes the stream. */
    public abstract void send(RecordedStudy study, Format format, OutputStream out)
            throws IOException, InterruptedException;

    /** Writes one curve, and closes the stream. */
    public static void send(CurveRecord curve, Format format, OutputStream out) throws IOException {
        try (Table<CurvePoint> table = format.open(out, CurvePoint.class, CurvePoint.COLUMNS)) {
            points(curve, table);
        }
    }

    private static void points(CurveRecord curve, Table<CurvePoint> table) throws IOException {
        for (int row = 0; row < curve.size(); row++) {
            table.write(new CurvePoint(curve, row));
        }
    }
}
