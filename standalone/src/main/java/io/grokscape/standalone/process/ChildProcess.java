package io.grokscape.standalone.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A running child that cannot outlive this JVM. A small shell stands between: it holds the reading end of a pipe from
 * us, and when that closes — because we ask the child to stop, or because we died, even by kill -9 — it signals the
 * child, and kills it if that does not help. Interrupts from the terminal do not reach the child: an orderly stop is the
 * supervisor's.
 */
public final class ChildProcess {
    private static final String SHELL = """
            trap '' INT HUP
            signal=$1 grace=$2 pid_file=$3
            shift 3
            exec 3<&0
            "$@" 3<&- </dev/null &
            child=$!
            echo "$child" > "$pid_file"
            (
              read -r _ <&3
              kill -"$signal" "$child" 2>/dev/null
              while [ "$grace" -gt 0 ] && kill -0 "$child" 2>/dev/null; do sleep 1; grace=$((grace - 1)); done
              kill -KILL "$child" 2>/dev/null
            ) &
            watch=$!
            wait "$child"
            status=$?
            kill -KILL "$watch" 2>/dev/null
            exit "$status"
            """;

    private final Process shell;
    private final Path pidFile;

    private ChildProcess(Process shell, Path pidFile) {
        this.shell = shell;
        this.pidFile = pidFile;
    }

    /** Starts the part, whose preparation must have run; does not wait until it serves. */
    public static ChildProcess start(Part part, DataFolder folder) throws IOException {
        Path pidFile = folder.run().resolve(part.name() + ".pid");
        Files.deleteIfExists(pidFile);
        List<String> command = new ArrayList<>(List.of("sh", "-c", SHELL, "grokscape-" + part.name()));
        command.add(part.stopSignal());
        command.add(Long.toString(part.stopGrace().toSeconds()));
        command.add(pidFile.toString());
        command.addAll(part.command());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("GROKSCAPE_TOKEN"); // the caller's own: no part of the stack needs it
        builder.environment().putAll(part.environment());
        File log = folder.log(part.name()).toFile();
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        return new ChildProcess(builder.start(), pidFile);
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return shell.isAlive();
    }

    /** Waits until it has ended, and says with which status. */
    public int awaitExit() throws InterruptedException {
        return shell.waitFor();
    }

    /** The shell and the child itself, as far as they have been started. */
    public List<ProcessIdentity> identities() {
        List<ProcessIdentity> identities = new ArrayList<>();
        ProcessIdentity.of(shell.toHandle()).ifPresent(identities::add);
        childPid().flatMap(ProcessHandle::of).flatMap(ProcessIdentity::of).ifPresent(identities::add);
        return identities;
    }

    /** Asks it to stop; does not wait. */
    public void askToStop() {
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            // Already closed, or the shell has ended: either way it has been told.
        }
    }

    /** Waits for the end that was asked for; kills what is left after the time-out. */
    public void awaitStop(Duration timeOut) throws InterruptedException {
        if (!shell.waitFor(timeOut.toMillis(), TimeUnit.MILLISECONDS)) {
            childPid().flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }

    /** The child's own process id, as soon as the shell has forked it. */
    public Optional<Long> childPid() {
        try {
            return Optional.of(Long.parseLong(Files.readString(pidFile).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // not forked yet
        }
    }
}
