package io.grokscape.standalone.command;

import io.grokscape.standalone.client.Dashboard;
import io.grokscape.standalone.client.Dashboard.ReadModel;
import io.grokscape.standalone.client.Planner;
import io.grokscape.standalone.client.ServiceException;
import io.grokscape.standalone.console.Durations;
import io.grokscape.standalone.console.Terminal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Drops what the dashboard shows and builds it anew, while everything else goes on. */
@Command(name = "rebuild", description = "Build the dashboard's read model anew; trainers go on.")
public final class RebuildCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Terminal terminal = Terminal.current();

    @Mixin
    private Services services;

    @Option(
            names = "--from-record",
            description = "Also tell everything again from ledger and object store, for topics that lost records.")
    private boolean fromRecord;

    @Override
    public Integer call() throws InterruptedException {
        Dashboard dashboard = new Dashboard(services.address("dashboard"));
        Planner planner = new Planner(services.address("planner"));
        String before = dashboard.readModel().map(ReadModel::generation).orElse("");
        long begun = System.nanoTime();
        dashboard.rebuild(fromRecord);
        terminal.line("The read model is dropped; building it anew …");
        while (!isBuilt(dashboard, planner, before)) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                terminal.line("Still not built after %s: see the dashboard's log".formatted(Durations.words(PATIENCE)));
                return ExitStatus.FAILED;
            }
            Thread.sleep(POLL);
        }
        terminal.line("Built after %s: %d studies"
                .formatted(
                        Durations.words(Duration.ofNanos(System.nanoTime() - begun)),
                        dashboard.studies().size()));
        return ExitStatus.SUCCESS;
    }

    /** Whether everything is told, read and looked at; the dashboard is away for a moment in between. */
    private static boolean isBuilt(Dashboard dashboard, Planner planner, String before) throws InterruptedException {
        try {
            if (planner.untold() > 0) {
                return false;
            }
            Optional<ReadModel> now = dashboard.readModel();
            return now.filter(model -> !model.generation().equals(before) && model.isComplete())
                    .isPresent();
        } catch (ServiceException away) {
            return false;
        }
    }
}
