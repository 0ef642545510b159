package io.grokscape.drills.site;

import io.grokscape.standalone.process.ChildProcess;
import io.grokscape.standalone.process.DataFolder;
import io.grokscape.standalone.process.Part;
import io.grokscape.standalone.process.ProcessIdentity;
import io.grokscape.standalone.process.StackException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One process of the stack. Unlike under the stack's own supervisor, it comes back only when the drill says so. */
public final class Child {
    private static final Duration START = Duration.ofMinutes(3);
    private static final long POLL_MS = 50;

    private final DataFolder folder;
    private final Set<ProcessIdentity> everStarted = new LinkedHashSet<>();
    private Part part;
    private ChildProcess process;

    Child(Part part, DataFolder folder) {
        this.part = part;
        this.folder = folder;
    }

    public String name() {
        return part.name();
    }

    public String address() {
        return part.address();
    }

    /** Variables for the next start and those after it. */
    public void set(Map<String, String> variables) {
        part = part.with(variables);
    }

    /** What it says of itself. */
    public Health health() {
        return new Health(part.address());
    }

    /** The process id of the child itself. */
    public long pid() {
        return process.childPid().orElseThrow(() -> new StackException(name() + " has no process id yet"));
    }

    /** Starts it, and returns while it still comes up. */
    public void launch() throws InterruptedException {
        try {
            part.preparation().run();
            process = ChildProcess.start(part, folder);
        } catch (IOException e) {
            throw folder.unwritable(e);
        }
    }

    /** Starts it and waits until it serves. */
    public void start() throws InterruptedException {
        launch();
        awaitReady();
    }

    /** Waits until it serves. */
    public void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new StackException("%s does not come up: see %s".formatted(name(), folder.log(name())));
            }
            Thread.sleep(POLL_MS);
        }
        everStarted.addAll(process.identities());
    }

    /** Whether it serves right now. */
    public boolean isReady() throws InterruptedException {
        try {
            return part.readiness().check();
        } catch (IOException | SQLException e) {
            return false;
        }
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** SIGKILL; returns when it is gone. */
    public void kill() throws InterruptedException {
        signal("KILL");
        awaitEnd();
    }

    /** What asks it to stop, SIGTERM for most; does not wait. */
    public void askToStop() {
        everStarted.addAll(process.identities());
        process.askToStop();
    }

    /** Asks it to stop and waits for its end, however long it takes within its grace. */
    public void stop() throws InterruptedException {
        askToStop();
        process.awaitStop(part.stopGrace().plusSeconds(5));
    }

    /** Waits until it is gone. */
    public void awaitEnd() throws InterruptedException {
        process.awaitExit();
    }

    /** SIGSTOP: alive, connected, and doing nothing; its own children too, such as a database's backends. */
    public void freeze() throws InterruptedException {
        signal("STOP");
        for (ProcessHandle child : children()) {
            signal("STOP", child.pid());
        }
    }

    /** SIGCONT. */
    public void thaw() throws InterruptedException {
        for (ProcessHandle child : children()) {
            signal("CONT", child.pid());
        }
        signal("CONT");
    }

    private List<ProcessHandle> children() {
        return ProcessHandle.of(pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
    }

    private void signal(String signal) throws InterruptedException {
        everStarted.addAll(process.identities());
        signal(signal, pid());
    }

    private void signal(String signal, long pid) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StackException("no signal can be sent to " + name() + ": " + e.getMessage(), e);
        }
    }

    /** Every process it ever was, with the shells that watched over them. */
    Collection<ProcessIdentity> everStarted() {
        return everStarted;
    }
}
