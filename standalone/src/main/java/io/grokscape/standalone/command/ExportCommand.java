package io.grokscape.standalone.command;

import io.grokscape.report.export.StudyExport;
import io.grokscape.report.export.StudyExport.Counts;
import io.grokscape.report.study.RecordedStudy;
import io.grokscape.standalone.console.ProgressLine;
import io.grokscape.standalone.console.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A study as tables. */
@Command(name = "export", description = "Write a study's runs, curves, verdicts and findings as Parquet, CSV and JSON.")
public final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal = Terminal.current();

    @Mixin
    private RecordedStudies studies;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where to write; made if it is missing.")
    private Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OutputFolder.prepare(out);
        return studies.read(terminal, this::export);
    }

    private int export(RecordedStudy study) throws IOException, InterruptedException {
        int runs = Math.max(1, study.head().runs());
        ProgressLine progress = new ProgressLine(terminal);
        Counts counts = StudyExport.write(
                study, out, done -> progress.show((double) done / runs, "%d of %d runs".formatted(done, runs)));
        progress.finish(1, "%d runs".formatted(counts.runs()));
        terminal.line(String.format(
                Locale.ROOT,
                "%s: %,d runs (%,d finished), %,d measurements in %s; its README.md explains the columns",
                study.head().id(),
                counts.runs(),
                counts.finished(),
                counts.measurements(),
                out));
        return ExitStatus.SUCCESS;
    }
}
