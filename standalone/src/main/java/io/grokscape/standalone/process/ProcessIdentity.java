package io.grokscape.standalone.process;

import java.time.Instant;
import java.util.Optional;

/** A process, told from a later one with the same id by when it started. */
public record ProcessIdentity(long pid, long startedMillis) {
    /** The system derives start times from its boot time, which moves a little when the clock is set. */
    private static final long CLOCK_SLACK_MILLIS = 2_000;

    /** That process's, unless it has ended. */
    public static Optional<ProcessIdentity> of(ProcessHandle handle) {
        return handle.info().startInstant().map(start -> new ProcessIdentity(handle.pid(), start.toEpochMilli()));
    }

    /** This JVM's. */
    public static ProcessIdentity current() {
        return of(ProcessHandle.current())
                .orElseGet(() -> new ProcessIdentity(ProcessHandle.current().pid(), 0));
    }

    /** The process, if it still runs. */
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(Instant::toEpochMilli)
                .map(millis -> Math.abs(millis - startedMillis) <= CLOCK_SLACK_MILLIS)
                .orElse(false);
    }
}
