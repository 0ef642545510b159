package io.grokscape.standalone.command;

import io.grokscape.standalone.console.Durations;
import io.grokscape.standalone.console.StackLines;
import io.grokscape.standalone.console.Terminal;
import io.grokscape.standalone.process.DataFolder;
import io.grokscape.standalone.process.StackEvent;
import io.grokscape.standalone.process.StackException;
import io.grokscape.standalone.process.StackState;
import io.grokscape.standalone.stack.Installation;
import io.grokscape.standalone.stack.Supervisor;
import java.time.Duration;
import java.util.Optional;

/**
 * The stack while one command uses it: the one elsewhere, the one that runs already, or one started for the command and
 * stopped with it.
 */
final class StackSession implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration OTHERS_START = Duration.ofMinutes(3);

    private final Services services;
    private final DataFolder folder;
    private final Terminal terminal;
    private Supervisor supervisor;
    private volatile Runnable beforeLine = () -> {};

    private StackSession(Services services, DataFolder folder, Terminal terminal) {
        this.services = services;
        this.folder = folder;
        this.terminal = terminal;
    }

    static StackSession open(Services services, Terminal terminal) throws InterruptedException {
        Installation installation = Installation.current();
        StackSession session = new StackSession(services, installation.dataFolder(), terminal);
        if (services.areElsewhere()) {
            return session;
        }
        Optional<Supervisor> taken = Supervisor.take(installation, session.folder, System::getenv, session::tell);
        if (taken.isPresent()) {
            session.start(taken.get());
        } else {
            session.awaitOthers();
        }
        return session;
    }

    /** Whether this command started the stack, and stops it. */
    boolean isOurs() {
        return supervisor != null;
    }

    /** The address of a part, such as {@code dashboard}. */
    String address(String part) {
        return services.areElsewhere()
                ? services.address(part)
                : state().orElseThrow(() -> new StackException("the stack has stopped"))
                        .address(part);
    }

    /** What to do before a line about the stack is printed, such as taking a progress line away. */
    void betweenLines(Runnable before) {
        beforeLine = before;
    }

    @Override
    public void close() {
        if (supervisor != null) {
            supervisor.close();
        }
    }

    private void start(Supervisor taken) throws InterruptedException {
        supervisor = taken;
        StopOnExit.register(taken);
        terminal.line("Starting the stack (data in %s) …".formatted(folder.root()));
        long begun = System.nanoTime();
        taken.start();
        terminal.line("Up after %s.".formatted(Durations.words(Duration.ofNanos(System.nanoTime() - begun))));
    }

    private void awaitOthers() throws InterruptedException {
        terminal.line("Using the stack that is running already.");
        long end = System.nanoTime() + OTHERS_START.toNanos();
        while (!state().map(StackState::ready).orElse(false)) {
            if (System.nanoTime() > end) {
                throw new StackException("the stack that another process starts is not ready: see grokscape status");
            }
            Thread.sleep(POLL);
        }
    }

    private Optional<StackState> state() {
        return StackState.read(folder).filter(StackState::runs);
    }

    private void tell(StackEvent event) {
        beforeLine.run();
        terminal.line(StackLines.of(event, folder));
    }
}
