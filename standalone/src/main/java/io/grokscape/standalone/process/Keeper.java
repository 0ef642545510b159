package io.grokscape.standalone.process;

import io.grokscape.standalone.process.StackEvent.Died;
import io.grokscape.standalone.process.StackEvent.Ready;
import io.grokscape.standalone.process.StackEvent.Started;
import io.grokscape.standalone.process.StackEvent.Stopped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Keeps one child running: starts it, awaits its health, starts it again after a growing pause when it dies. */
final class Keeper {
    private static final Duration PROBE_EVERY = Duration.ofMillis(150);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);
    /** A child that dies that often before it ever served will not get better by itself. */
    private static final int DEATHS_AT_START = 3;

    private final Part part;
    private final DataFolder folder;
    private final Duration startTimeOut;
    private final Consumer<StackEvent> events;
    private final CompletableFuture<Void> served = new CompletableFuture<>();
    private final Thread thread;
    private volatile ChildProcess child;
    private volatile boolean stopping;

    Keeper(Part part, DataFolder folder, Duration startTimeOut, Consumer<StackEvent> events) {
        this.part = part;
        this.folder = folder;
        this.startTimeOut = startTimeOut;
        this.events = events;
        this.thread = Thread.ofPlatform().daemon().name("keeper-" + part.name()).unstarted(this::keep);
    }

    void start() {
        thread.start();
    }

    Part part() {
        return part;
    }

    /** Completes when the child serves for the first time; exceptionally if it never will. */
    CompletableFuture<Void> served() {
        return served;
    }

    List<ProcessIdentity> processes() {
        ChildProcess current = child;
        return current == null ? List.of() : current.identities();
    }

    void askToStop() {
        stopping = true;
        thread.interrupt();
        ChildProcess current = child;
        if (current != null) {
            current.askToStop();
        }
    }

    void awaitStop() throws InterruptedException {
        thread.join();
        ChildProcess current = child;
        if (current != null) {
            current.askToStop(); // again: it may have been started while the first request was made
            current.awaitStop(part.stopGrace().plusSeconds(5));
            events.accept(new Stopped(part));
        }
    }

    private void keep() {
        Duration pause = FIRST_PAUSE;
        int deaths = 0;
        try {
            while (!stopping) {
                long begun = System.nanoTime();
                int status = runOnce(begun);
                deaths++;
                if (!served.isDone() && deaths >= DEATHS_AT_START) {
                    served.completeExceptionally(diedAtStart(status));
                    return;
                }
                pause = since(begun).compareTo(STEADY) > 0 ? FIRST_PAUSE : pause;
                events.accept(new Died(part, status, pause));
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        } catch (InterruptedException e) {
            // Asked to stop; awaitStop() waits for the child.
        } catch (IOException e) {
            served.completeExceptionally(folder.unwritable(e));
        } catch (RuntimeException e) {
            served.completeExceptionally(e);
        }
    }

    /** Runs the child to its end. */
    private int runOnce(long begun) throws IOException, InterruptedException {
        part.preparation().run();
        if (stopping) {
            throw new InterruptedException();
        }
        child = ChildProcess.start(part, folder);
        events.accept(new Started(part));
        awaitReady(begun);
        return child.awaitExit();
    }

    private void awaitReady(long begun) throws InterruptedException {
        while (child.isAlive()) {
            if (serves()) {
                events.accept(new Ready(part, since(begun)));
                served.complete(null);
                return;
            }
            if (!served.isDone() && since(begun).compareTo(startTimeOut) > 0) {
                served.completeExceptionally(new StackException("%s does not serve after %d s: %s (see %s)"
                        .formatted(part.name(), startTimeOut.toSeconds(), lastWords(), folder.log(part.name()))));
                return;
            }
            Thread.sleep(PROBE_EVERY);
        }
    }

    private boolean serves() throws InterruptedException {
        try {
            return part.readiness().check();
        } catch (IOException | SQLException e) {
            return false;
        }
    }

    private StackException diedAtStart(int status) {
        return new StackException("%s ended %d times with status %d before it served: %s (see %s)"
                .formatted(part.name(), DEATHS_AT_START, status, lastWords(), folder.log(part.name())));
    }

    private String lastWords() {
        return LogFile.lastLine(folder.log(part.name()));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
