package io.grokscape.standalone.command;

import io.grokscape.standalone.client.Planner;
import io.grokscape.standalone.client.Planner.Speed;
import io.grokscape.standalone.client.ServiceException;
import io.grokscape.standalone.console.Durations;
import io.grokscape.standalone.console.Terminal;
import io.grokscape.standalone.console.TextTable;
import io.grokscape.studies.Catalogue;
import io.grokscape.studies.Expansion;
import io.grokscape.studies.StudySchema;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The catalogue; needs no stack. */
@Command(name = "studies", description = "List the catalogue, with what each study costs.")
public final class StudiesCommand implements Callable<Integer> {
    private static final double PETA = 1e15;

    private final Terminal terminal = Terminal.current();

    @Mixin
    private Services services;

    @Option(names = "--schema", description = "Print the JSON Schema of study files instead.")
    private boolean schema;

    @Override
    public Integer call() throws InterruptedException {
        if (schema) {
            StudySchema.json().lines().forEach(terminal::line);
            return ExitStatus.SUCCESS;
        }
        Optional<Speed> measured = measured();
        double speed = measured.map(Speed::speed).orElse(1.0);
        int cores = Runtime.getRuntime().availableProcessors();
        TextTable table = new TextTable("study", "runs", "epochs", "PFLOP", "time at most", "question");
        for (String name : Catalogue.names()) {
            Expansion expansion = StudySource.of(name).expansion();
            table.row(
                    name,
                    Integer.toString(expansion.runs()),
                    String.format(Locale.ROOT, "%,d", expansion.epochs()),
                    String.format(Locale.ROOT, "%,.2f", expansion.flops() / PETA),
                    "about " + Durations.words(time(expansion, cores * speed)),
                    expansion.study().question());
        }
        table.lines(terminal).forEach(terminal::line);
        String basis = measured.map(fleet ->
                        "%d lanes at the %.2f-fold speed that the last %d runs here had over a core of the reference machine"
                                .formatted(cores, fleet.speed(), fleet.runs()))
                .orElse("%d cores like the reference machine's (docs/studies.md)".formatted(cores));
        terminal.line("Times are those of %s; runs that settle early make studies cheaper.".formatted(basis));
        terminal.line("Start one with ./grokscape run STUDY.");
        return ExitStatus.SUCCESS;
    }

    /** What the stack's trainers were measured at; empty if none runs, or nothing has been trained. */
    private Optional<Speed> measured() throws InterruptedException {
        Optional<String> planner = services.knownAddress("planner");
        if (planner.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Planner(planner.get()).speed()).filter(speed -> speed.runs() > 0);
        } catch (ServiceException e) {
            if (e.isForbidden()) {
                throw e;
            }
            return Optional.empty(); // it may be starting
        }
    }

    private static Duration time(Expansion expansion, double cores) {
        return Duration.ofSeconds(Math.max(1, Math.round(expansion.referenceSeconds() / cores)));
    }
}
