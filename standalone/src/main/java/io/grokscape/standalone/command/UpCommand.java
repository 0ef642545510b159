package io.grokscape.standalone.command;

import io.grokscape.standalone.console.Durations;
import io.grokscape.standalone.console.Terminal;
import io.grokscape.standalone.process.DataFolder;
import io.grokscape.standalone.process.StackException;
import io.grokscape.standalone.process.StackState;
import io.grokscape.standalone.stack.Installation;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Starts the stack in the background. */
@Command(name = "up", description = "Start the local stack in the background.")
public final class UpCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(150);

    private final Terminal terminal = Terminal.current();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Installation installation = Installation.current();
        DataFolder folder = installation.dataFolder();
        Optional<StackState> running = StackState.read(folder).filter(StackState::runs);
        if (running.isPresent()) {
            terminal.line("The stack is already running: " + running.get().address("dashboard"));
            return ExitStatus.SUCCESS;
        }
        folder.prepare();
        long begun = System.nanoTime();
        terminal.line("Starting the stack (data in %s) …".formatted(folder.root()));
        DetachedSupervisor supervisor = DetachedSupervisor.start(installation, folder);
        await(supervisor, folder);
        StackState state = StackState.read(folder).orElseThrow();
        terminal.line("Up after %s. Open %s — ./grokscape down stops everything."
                .formatted(Durations.words(Duration.ofNanos(System.nanoTime() - begun)), state.address("dashboard")));
        return ExitStatus.SUCCESS;
    }

    /** Prints what the supervisor says until everything is ready. */
    private void await(DetachedSupervisor supervisor, DataFolder folder) throws IOException, InterruptedException {
        Thread stopIfCutShort = new Thread(supervisor::stop, "stop-supervisor");
        Runtime.getRuntime().addShutdownHook(stopIfCutShort);
        while (!isReady(folder)) {
            boolean alive = supervisor.isAlive();
            supervisor.newLines().forEach(terminal::line);
            if (!alive) {
                throw new StackException(supervisor.lastWords());
            }
            Thread.sleep(POLL);
        }
        supervisor.newLines().forEach(terminal::line);
        Runtime.getRuntime().removeShutdownHook(stopIfCutShort);
    }

    private static boolean isReady(DataFolder folder) {
        return StackState.read(folder)
                .filter(StackState::runs)
                .map(StackState::ready)
                .orElse(false);
    }
}
