package io.grokscape.standalone.command;

import io.grokscape.standalone.console.Durations;
import io.grokscape.standalone.console.Terminal;
import io.grokscape.standalone.process.DataFolder;
import io.grokscape.standalone.process.StackState;
import io.grokscape.standalone.process.StackState.PartState;
import io.grokscape.standalone.stack.Installation;
import io.grokscape.standalone.stack.Supervisor;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops the stack, also one whose supervisor was killed. */
@Command(name = "down", description = "Stop the local stack; data stays.")
public final class DownCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(150);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Terminal terminal = Terminal.current();

    @Override
    public Integer call() throws InterruptedException {
        DataFolder folder = Installation.current().dataFolder();
        Optional<StackState> state = StackState.read(folder);
        Optional<ProcessHandle> supervisor = state.flatMap(s -> s.supervisor().handle());
        long begun = System.nanoTime();
        supervisor.ifPresent(ProcessHandle::destroy);
        if (supervisor.isPresent()) {
            terminal.line("Stopping the stack …");
            awaitEnd(supervisor.get(), folder);
        }
        boolean leftovers = Supervisor.cleanUp(folder);
        if (supervisor.isEmpty() && !leftovers) {
            terminal.line("Nothing was running.");
        } else {
            terminal.line("Down after %s; data stays in %s."
                    .formatted(Durations.words(Duration.ofNanos(System.nanoTime() - begun)), folder.root()));
        }
        return ExitStatus.SUCCESS;
    }

    private void awaitEnd(ProcessHandle supervisor, DataFolder folder) throws InterruptedException {
        Set<String> told = new HashSet<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (supervisor.isAlive()) {
            StackState.read(folder).ifPresent(state -> state.parts().stream()
                    .filter(part -> part.state().equals("stopped") && told.add(part.name()))
                    .map(PartState::name)
                    .forEach(name -> terminal.line("  %-13s stopped".formatted(name))));
            if (System.nanoTime() > end) {
                supervisor.destroyForcibly(); // the children follow it, and cleanUp waits for them
            }
            Thread.sleep(POLL);
        }
    }
}
