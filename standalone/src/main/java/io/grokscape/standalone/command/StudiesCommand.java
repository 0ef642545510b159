package io.grokscape.standalone.command;

import io.grokscape.standalone.console.Durations;
import io.grokscape.standalone.console.Terminal;
import io.grokscape.standalone.console.TextTable;
import io.grokscape.studies.Catalogue;
import io.grokscape.studies.Expansion;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The catalogue; needs no stack. */
@Command(name = "studies", description = "List the catalogue, with what each study costs.")
public final class StudiesCommand implements Callable<Integer> {
    /**
     * Useful floating-point operations per second of one core, of the {@link Expansion#flops()} kind. Runs that settle
     * early make studies cheaper, other work on the machine makes them dearer: an estimate is good to a factor of two.
     */
    private static final double FLOPS_PER_CORE = 4e10;

    private final Terminal terminal = Terminal.current();

    @Override
    public Integer call() {
        int cores = Runtime.getRuntime().availableProcessors();
        TextTable table = new TextTable("study", "runs", "epochs", "time at most", "question");
        for (String name : Catalogue.names()) {
            Expansion expansion = StudySource.of(name).expansion();
            table.row(
                    name,
                    Integer.toString(expansion.runs()),
                    String.format(Locale.ROOT, "%,d", expansion.epochs()),
                    "about " + Durations.words(time(expansion.flops(), cores)),
                    expansion.study().question());
        }
        table.lines(terminal).forEach(terminal::line);
        terminal.line("Times are estimates for the %d cores of this machine. Start one with ./grokscape run STUDY."
                .formatted(cores));
        return ExitStatus.SUCCESS;
    }

    private static Duration time(double flops, int cores) {
        return Duration.ofSeconds(Math.max(1, Math.round(flops / FLOPS_PER_CORE / cores)));
    }
}
