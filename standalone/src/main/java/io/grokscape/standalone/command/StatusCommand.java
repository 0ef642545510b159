package io.grokscape.standalone.command;

import io.grokscape.standalone.client.Dashboard;
import io.grokscape.standalone.client.Planner;
import io.grokscape.standalone.client.ServiceException;
import io.grokscape.standalone.client.StudyView;
import io.grokscape.standalone.console.Durations;
import io.grokscape.standalone.console.Terminal;
import io.grokscape.standalone.console.VerdictTable;
import io.grokscape.standalone.process.DataFolder;
import io.grokscape.standalone.process.StackState;
import io.grokscape.standalone.process.StackState.PartState;
import io.grokscape.standalone.stack.Installation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows whether the stack runs, and where. */
@Command(name = "status", description = "Show the local stack, or one study's progress.")
public final class StatusCommand implements Callable<Integer> {
    private final Terminal terminal = Terminal.current();

    @Mixin
    private Services services;

    @Parameters(arity = "0..1", paramLabel = "STUDY", description = "A study's name or id.")
    private String study;

    @Override
    public Integer call() throws InterruptedException {
        if (services.areElsewhere()) {
            Dashboard dashboard = new Dashboard(services.address("dashboard"));
            return study == null ? showAll(dashboard) : show(dashboard);
        }
        DataFolder folder = Installation.current().dataFolder();
        Optional<StackState> state = StackState.read(folder).filter(StackState::runs);
        if (state.isEmpty()) {
            terminal.line("The stack is not running (./grokscape up starts it).");
            return ExitStatus.SUCCESS;
        }
        if (study != null) {
            return show(new Dashboard(state.get().address("dashboard")));
        }
        Duration age =
                Duration.ofMillis(System.currentTimeMillis() - state.get().sinceMillis());
        terminal.line("The stack is %s, since %s; data and logs in %s"
                .formatted(state.get().ready() ? "up" : "starting", Durations.words(age), folder.root()));
        state.get().parts().forEach(part -> terminal.line(line(part)));
        if (state.get().ready()) {
            tellOfDeadLetters(new Planner(state.get().address("planner")));
        }
        return ExitStatus.SUCCESS;
    }

    private Integer showAll(Dashboard dashboard) throws InterruptedException {
        List<StudyView> studies = dashboard.studies();
        terminal.line("The dashboard at %s answers.".formatted(services.address("dashboard")));
        studies.forEach(view -> terminal.line("  %s is %s: %d of %d runs, %d running"
                .formatted(view.id(), view.state(), view.over(), view.runs(), view.in("running"))));
        Optional<String> planner = services.knownAddress("planner");
        if (planner.isPresent()) {
            tellOfDeadLetters(new Planner(planner.get()));
        }
        return ExitStatus.SUCCESS;
    }

    private Integer show(Dashboard dashboard) throws InterruptedException {
        StudyView match = dashboard
                .find(study)
                .orElseThrow(() -> new InputException("%s: no such study has been submitted".formatted(study)));
        StudyView view = dashboard.study(match.id()).orElse(match);
        terminal.line("%s is %s: %.0f %%, %d of %d runs, %d running"
                .formatted(
                        view.id(),
                        view.state(),
                        Math.floor(100 * view.progress()),
                        view.over(),
                        view.runs(),
                        view.in("running")));
        VerdictTable.lines(view, terminal).forEach(terminal::line);
        return ExitStatus.SUCCESS;
    }

    private void tellOfDeadLetters(Planner planner) throws InterruptedException {
        try {
            int waiting = planner.deadLetters(null).waiting();
            if (waiting > 0) {
                terminal.line("dead letters: %d (./grokscape replay --dry-run shows them)".formatted(waiting));
            }
        } catch (ServiceException e) {
            terminal.line("dead letters: " + e.getMessage());
        }
    }

    private static String line(PartState part) {
        String restarts = part.restarts() == 0 ? "" : "  restarted " + part.restarts() + " times";
        String pid = part.processes().isEmpty()
                ? ""
                : "pid " + part.processes().getLast().pid();
        return "  %-13s %-11s %-28s %s%s".formatted(part.name(), part.state(), part.address(), pid, restarts);
    }
}
