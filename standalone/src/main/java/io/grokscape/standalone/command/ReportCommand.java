package io.grokscape.standalone.command;

import io.grokscape.report.page.HtmlPage;
import io.grokscape.report.page.MarkdownRecord;
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
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A study as a page. */
@Command(name = "report", description = "Write one page that stands alone: figures, findings, the paper beside them.")
public final class ReportCommand implements Callable<Integer> {
    private final Terminal terminal = Terminal.current();

    @Mixin
    private RecordedStudies studies;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Where where;

    /** One of the two, or both. */
    private static final class Where {
        @Option(names = "--out", paramLabel = "FILE.html", description = "Where to write the page.")
        private Path page;

        @Option(
                names = "--markdown",
                paramLabel = "DIR",
                description =
                        "Write it as documentation too: DIR/results/STUDY.md, and figures under DIR/images/results.")
        private Path documentation;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (where.page != null) {
            if (Files.isDirectory(where.page)) {
                throw new InputException(where.page + ": is a folder, and a file is needed");
            }
            OutputFolder.prepare(where.page.toAbsolutePath().getParent());
        }
        if (where.documentation != null) {
            OutputFolder.prepare(where.documentation);
        }
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
        terminal.line("%s: %d figures, %d findings, %d claims of the paper"
                .formatted(
                        study.head().id(),
                        report.figures().size(),
                        report.study().findings().all().size(),
                        report.claims().size()));
        if (where.page != null) {
            Files.writeString(where.page, HtmlPage.of(report, made));
            terminal.line("  " + where.page);
        }
        if (where.documentation != null) {
            terminal.line("  " + MarkdownRecord.write(report, where.documentation, made));
        }
        return ExitStatus.SUCCESS;
    }
}
