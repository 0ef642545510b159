package io.grokscape.standalone.command;

import io.grokscape.standalone.client.Dashboard;
import io.grokscape.standalone.client.Planner;
import io.grokscape.standalone.client.Planner.Submitted;
import io.grokscape.standalone.client.SearchView;
import io.grokscape.standalone.client.ServiceException;
import io.grokscape.standalone.client.StudyView;
import io.grokscape.standalone.client.StudyView.Seed;
import io.grokscape.standalone.console.ProgressLine;
import io.grokscape.standalone.console.RecipeTable;
import io.grokscape.standalone.console.SearchTable;
import io.grokscape.standalone.console.Terminal;
import io.grokscape.standalone.console.Terminal.Colour;
import io.grokscape.standalone.console.VerdictTable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A study from its file to its verdicts. */
@Command(name = "run", description = "Start what is needed, run a study, show progress and verdicts.")
public final class RunCommand implements Callable<Integer> {
    /** Failures usually have one cause: a few of them say it. */
    private static final int EXPLAINED = 5;

    private final Terminal terminal = Terminal.current();

    @Mixin
    private Services services;

    @Parameters(paramLabel = "STUDY|FILE.yaml", description = "A study of the catalogue, or a study file.")
    private String study;

    @Option(names = "--exit", description = "Stop what was started, once the verdicts are printed.")
    private boolean exit;

    @Option(names = "--retry", description = "Give its runs that failed before fresh attempts.")
    private boolean retry;

    @Override
    public Integer call() throws InterruptedException {
        StudySource source = StudySource.of(study);
        try (StackSession stack = StackSession.open(services, terminal)) {
            Submitted submitted = submit(stack, source);
            tell(submitted, source);
            if (retry) {
                Planner planner = new Planner(stack.address("planner"));
                planner.control(Target.of(submitted.id(), planner), "retry");
            }
            StudyView outcome = follow(stack, submitted.id());
            show(outcome, source, stack);
            explainFailures(outcome, new Planner(stack.address("planner")));
            if (!exit && stack.isOurs()) {
                terminal.line("Ctrl-C stops everything.");
                new CountDownLatch(1).await();
            }
            return outcome.in("failed") + outcome.in("cancelled") > 0 ? ExitStatus.FAILED : ExitStatus.SUCCESS;
        }
    }

    private static Submitted submit(StackSession stack, StudySource source) throws InterruptedException {
        try {
            return new Planner(stack.address("planner")).submit(source.yaml());
        } catch (ServiceException e) {
            throw e.isRefusal() ? new InputException(e.getMessage()) : e;
        }
    }

    private void tell(Submitted submitted, StudySource source) {
        String reused = submitted.reusedRuns() == 0
                ? ""
                : ", %d of them asked for before and not trained again".formatted(submitted.reusedRuns());
        String paused = submitted.state().equals("paused") ? "; it is paused until ./grokscape resume" : "";
        String runs = source.isSearch() ? "a search, run by run" : submitted.runs() + " runs";
        terminal.line("%s: %s%s%s".formatted(terminal.paint(Colour.BOLD, submitted.id()), runs, reused, paused));
    }

    private StudyView follow(StackSession stack, String id) throws InterruptedException {
        ProgressLine progress = new ProgressLine(terminal);
        stack.betweenLines(progress::clear);
        StudyView end = new StudyFollower(new Dashboard(stack.address("dashboard")), progress).toTheEnd(id);
        stack.betweenLines(() -> {});
        return end;
    }

    private void explainFailures(StudyView outcome, Planner planner) throws InterruptedException {
        List<String> failed = outcome.cells().stream()
                .flatMap(cell -> cell.seeds().stream())
                .filter(seed -> "failed".equals(seed.state()))
                .map(Seed::runId)
                .limit(EXPLAINED)
                .toList();
        for (String run : failed) {
            terminal.line("%s %s failed: %s".formatted(terminal.paint(Colour.RED, "run"), run, planner.reason(run)));
        }
    }

    private void show(StudyView outcome, StudySource source, StackSession stack) throws InterruptedException {
        terminal.line("");
        VerdictTable.lines(outcome, terminal).forEach(terminal::line);
        if (source.isSearch()) {
            terminal.line("");
            SearchView search = new Planner(stack.address("planner")).search(outcome.id());
            SearchTable.lines(search, terminal).forEach(terminal::line);
        }
        if (source.expansion().study().find().contains("recipe_score")) {
            terminal.line("");
            RecipeTable.lines(new Planner(stack.address("planner")).recipes(outcome.id()), terminal)
                    .forEach(terminal::line);
        }
        terminal.line("");
        if (!exit || !stack.isOurs()) {
            terminal.line("Open " + stack.address("dashboard"));
        } else {
            terminal.line("The page was at %s; './grokscape up' shows it again.".formatted(stack.address("dashboard")));
        }
    }
}
