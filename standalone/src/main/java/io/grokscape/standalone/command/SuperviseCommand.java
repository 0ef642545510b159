package io.grokscape.standalone.command;

import io.grokscape.standalone.console.StackLines;
import io.grokscape.standalone.process.DataFolder;
import io.grokscape.standalone.stack.Installation;
import io.grokscape.standalone.stack.Supervisor;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** What {@code up} leaves running: the stack's supervisor, until it is told to stop. */
@Command(name = SuperviseCommand.NAME, hidden = true)
public final class SuperviseCommand implements Callable<Integer> {
    static final String NAME = "supervise";
    /** Status if another supervisor has the data folder. */
    static final int TAKEN = 3;

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = Installation.current();
        DataFolder folder = installation.dataFolder();
        Optional<Supervisor> taken = Supervisor.take(
                installation, folder, System::getenv, event -> System.out.println(StackLines.of(event, folder)));
        if (taken.isEmpty()) {
            return TAKEN;
        }
        Supervisor supervisor = taken.get();
        StopOnExit.register(supervisor);
        supervisor.start();
        new CountDownLatch(1).await();
        return ExitStatus.SUCCESS;
    }
}
