package io.grokscape.standalone.command;

import io.grokscape.standalone.console.Durations;
import io.grokscape.standalone.console.Terminal;
import io.grokscape.standalone.console.TextTable;
import io.grokscape.studies.Catalogue;
import io.grokscape.studies.Expansion;
import io.grokscape.studies.StudySchema;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The catalogue; needs no stack. */
@Command(name = "studies", description = "List the catalogue, with what each study costs.")
public final class StudiesCommand implements Callable<Integer> {
    private static final double PETA = 1e15;

    private final Terminal terminal = Terminal.current();

    @Option(names = "--schema", description = "Print the JSON Schema of study files instead.")
    private boolean schema;

    @Override
    public Integer call() {
        if (schema) {
            StudySchema.json().lines().forEach(terminal::line);
            return ExitStatus.SUCCESS;
        }
        int cores = Runtime.getRuntime().availableProcessors();
        TextTable table = new TextTable("study", "runs", "epochs", "PFLOP", "time at most", "question");
        for (String name : Catalogue.names()) {
            Expansion expansion = StudySource.of(name).expansion();
            table.row(
                    name,
                    Integer.toString(expansion.runs()),
                    String.format(Locale.ROOT, "%,d", expansion.epochs()),
                    String.format(Locale.ROOT, "%,.2f", expansion.flops() / PETA),
                    "about " + Durations.words(time(expansion, cores)),
                    expansion.study().question());
        }
        table.lines(terminal).forEach(terminal::line);
        terminal.line("""
                Times are those of %d cores like the reference machine's; runs that settle early make studies cheaper, other \
                work on the machine makes them dearer. Start one with ./grokscape run STUDY.""".formatted(cores));
        return ExitStatus.SUCCESS;
    }

    private static Duration time(Expansion expansion, int cores) {
        return Duration.ofSeconds(Math.max(1, Math.round(expansion.referenceSeconds() / cores)));
    }
}
