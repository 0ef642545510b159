package io.grokscape.standalone.command;

import io.grokscape.report.page.HtmlPage;
import io.grokscape.report.page.Report;
import io.grokscape.report.study.RecordedStudy;
import io.grokscape.standalone.console.ProgressLine;
import io.grokscape.standalone.console.Terminal;
import io.grokscape.standalone.stack.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A study as a page. */
@Command(name = "report", description = "Write one page that stands alone: figures, findings, the paper beside them.")
public final class ReportCommand implements Callable<Integer> {
    private final Terminal terminal = Terminal.current();

    @Mixin
    private RecordedStudies studies;

    @Option(names = "--out", required = true, paramLabel = "FILE.html", description = "Where to write the page.")
    private Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (Files.isDirectory(out)) {
            throw new InputException(out + ": is a folder, and a file is needed");
        }
        Path folder = out.toAbsolutePath().getParent();
        OutputFolder.prepare(folder);
        return studies.read(terminal, this::write);
    }

    private int write(RecordedStudy study) throws IOException, InterruptedException {
        int runs = Math.max(1, study.head().runs());
        ProgressLine progress = new ProgressLine(terminal);
        Report report =
                Report.of(study, done -> progress.show((double) done / runs, "%d of %d runs".formatted(done, runs)));
        progress.finish(1, "%d runs".formatted(report.study().runs().size()));
        String made = "Made %s by Grokscape %s."
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        Version.current().grokscape());
        Files.writeString(out, HtmlPage.of(report, made));
        terminal.line("%s: %d figures, %d findings, %d claims of the paper in %s"
                .formatted(
                        study.head().id(),
                        report.figures().size(),
                        report.study().findings().all().size(),
                        report.claims().size(),
                        out));
        return ExitStatus.SUCCESS;
    }
}
