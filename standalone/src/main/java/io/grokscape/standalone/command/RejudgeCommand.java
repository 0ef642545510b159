package io.grokscape.standalone.command;

import io.grokscape.standalone.client.Analyzer;
import io.grokscape.standalone.client.Analyzer.Rejudging;
import io.grokscape.standalone.client.Dashboard;
import io.grokscape.standalone.client.ServiceException;
import io.grokscape.standalone.client.StudyView;
import io.grokscape.standalone.console.Durations;
import io.grokscape.standalone.console.ProgressLine;
import io.grokscape.standalone.console.Terminal;
import io.grokscape.standalone.process.StackException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges ended runs again from their stored curves, after the rules have changed. */
@Command(name = "rejudge", description = "Judge ended runs again by the rules of today; nothing is trained.")
public final class RejudgeCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(300);
    /** An analyzer that has started anew knows nothing of the request: it is made again. */
    private static final Duration STANDSTILL = Duration.ofSeconds(10);
    /** And one that stays away that long is given up. */
    private static final Duration SILENCE = Duration.ofMinutes(3);

    private final Terminal terminal = Terminal.current();

    @Mixin
    private Services services;

    @Parameters(arity = "0..1", paramLabel = "STUDY", description = "A study's name or id; every run if left out.")
    private String study;

    @Option(names = "--all", description = "Also runs that were judged by the rules of today.")
    private boolean all;

    @Override
    public Integer call() throws InterruptedException {
        Optional<String> id = study == null ? Optional.empty() : Optional.of(id());
        return follow(new Analyzer(services.address("analyzer")), id);
    }

    private String id() throws InterruptedException {
        return new Dashboard(services.address("dashboard"))
                .find(study)
                .map(StudyView::id)
                .orElseThrow(() -> new InputException("%s: no such study has been submitted".formatted(study)));
    }

    private int follow(Analyzer analyzer, Optional<String> id) throws InterruptedException {
        long judgedBefore = all ? System.currentTimeMillis() : 0;
        long begun = System.nanoTime();
        ProgressLine line = new ProgressLine(terminal);
        Rejudging now = analyzer.rejudge(id, judgedBefore);
        int asked = now.outdated();
        long movedAt = begun;
        long askedAt = begun;
        while (!now.isOver()) {
            show(line, asked, now, begun);
            Thread.sleep(POLL);
            boolean again = stoodStill(movedAt) && stoodStill(askedAt);
            askedAt = again ? System.nanoTime() : askedAt;
            Rejudging next = look(analyzer, id, judgedBefore, again).orElse(now);
            movedAt = next.outdated() == now.outdated() ? movedAt : System.nanoTime();
            now = next;
        }
        line.finish(1, "%d of %d runs".formatted(asked - now.outdated(), asked));
        return tell(now, asked, since(begun));
    }

    private static void show(ProgressLine line, int asked, Rejudging now, long begun) {
        int done = asked - now.outdated();
        double share = (double) done / Math.max(1, asked);
        line.show(share, "%d of %d runs, %s".formatted(done, asked, Durations.left(since(begun), share)));
    }

    private static boolean stoodStill(long movedAt) {
        if (since(movedAt).compareTo(SILENCE) > 0) {
            throw new StackException(
                    "nothing has been judged for %s: see the logs".formatted(Durations.words(SILENCE)));
        }
        return since(movedAt).compareTo(STANDSTILL) > 0;
    }

    private static Optional<Rejudging> look(Analyzer analyzer, Optional<String> id, long judgedBefore, boolean again)
            throws InterruptedException {
        try {
            return Optional.of(again ? analyzer.rejudge(id, judgedBefore) : analyzer.rejudging(id, judgedBefore));
        } catch (ServiceException e) {
            return Optional.empty(); // it may be restarting
        }
    }

    private int tell(Rejudging end, int asked, Duration took) {
        terminal.line("%d of %d runs judged again by rules %s in %s"
                .formatted(asked - end.failed(), end.runs(), end.rulesVersion(), Durations.words(took)));
        if (end.failed() > 0) {
            terminal.line("%d keep their old verdict, such as: %s".formatted(end.failed(), end.reason()));
        }
        return end.failed() > 0 ? ExitStatus.FAILED : ExitStatus.SUCCESS;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
