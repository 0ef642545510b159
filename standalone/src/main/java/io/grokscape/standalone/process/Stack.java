package io.grokscape.standalone.process;

import io.grokscape.standalone.process.StackEvent.Died;
import io.grokscape.standalone.process.StackEvent.Ready;
import io.grokscape.standalone.process.StackEvent.Started;
import io.grokscape.standalone.process.StackEvent.Stopped;
import io.grokscape.standalone.process.StackState.PartState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** The children of this JVM, started in stages and kept running until {@link #close()}. */
public final class Stack implements AutoCloseable {
    private static final Duration START_TIME_OUT = Duration.ofSeconds(120);

    private final DataFolder folder;
    private final List<List<Keeper>> stages;
    private final Consumer<StackEvent> listener;
    private final Map<String, String> states = new HashMap<>();
    private final Map<String, Integer> restarts = new HashMap<>();
    private final long since = System.currentTimeMillis();
    private final Object closing = new Object();
    private boolean ready;
    private boolean closed;

    /**
     * A stack that has not been started.
     *
     * @param stages parts that start together, after all of the stage before serve
     * @param listener told what happens, from several threads but one at a time
     */
    public Stack(DataFolder folder, List<List<Part>> stages, Consumer<StackEvent> listener) {
        this.folder = folder;
        this.listener = listener;
        this.stages = stages.stream()
                .map(stage -> stage.stream()
                        .map(part -> new Keeper(part, folder, START_TIME_OUT, this::note))
                        .toList())
                .toList();
    }

    /** Starts everything and returns when all of it serves. */
    public void start() throws InterruptedException {
        for (List<Keeper> stage : stages) {
            rotateLogs(stage);
            stage.forEach(Keeper::start);
            await(stage);
        }
        markReady();
    }

    /** Stops everything, in the order opposite to the start's. Waits until nothing is left, unless interrupted. */
    @Override
    public void close() {
        synchronized (closing) { // whoever comes second waits for the first
            if (closed) {
                return;
            }
            stages.reversed().forEach(Stack::stop);
            closed = true;
        }
    }

    private static void stop(List<Keeper> stage) {
        stage.forEach(Keeper::askToStop);
        try {
            for (Keeper keeper : stage) {
                keeper.awaitStop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // all have been asked, and are killed if they do not listen
        }
    }

    private void rotateLogs(List<Keeper> stage) {
        try {
            for (Keeper keeper : stage) {
                LogFile.rotate(folder.log(keeper.part().name()));
            }
        } catch (IOException e) {
            throw folder.unwritable(e);
        }
    }

    private static void await(List<Keeper> stage) {
        try {
            CompletableFuture<?>[] served = stage.stream().map(Keeper::served).toArray(CompletableFuture[]::new);
            firstFailureOrAll(served).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** As {@code allOf}, but a failure does not wait for the slow ones. */
    private static CompletableFuture<?> firstFailureOrAll(CompletableFuture<?>[] futures) {
        CompletableFuture<Object> outcome = new CompletableFuture<>();
        CompletableFuture.allOf(futures).thenAccept(outcome::complete);
        for (CompletableFuture<?> future : futures) {
            future.exceptionally(failure -> {
                outcome.completeExceptionally(failure);
                return null;
            });
        }
        return outcome;
    }

    private synchronized void markReady() {
        ready = true;
        save();
    }

    private synchronized void note(StackEvent event) {
        String name = event.part().name();
        states.put(
                name,
                switch (event) {
                    case Started _ -> "starting";
                    case Ready _ -> "ready";
                    case Died _ -> "restarting";
                    case Stopped _ -> "stopped";
                });
        if (event instanceof Died) {
            restarts.merge(name, 1, Integer::sum);
        }
        save();
        listener.accept(event);
    }

    private void save() {
        List<PartState> parts = new ArrayList<>();
        for (List<Keeper> stage : stages) {
            stage.forEach(keeper -> parts.add(stateOf(keeper)));
        }
        try {
            new StackState(ProcessIdentity.current(), since, ready, parts).write(folder);
        } catch (IOException e) {
            // The children matter more than what others can read about them: say so, and go on.
            System.err.println(folder.unwritable(e).getMessage());
        }
    }

    private PartState stateOf(Keeper keeper) {
        Part part = keeper.part();
        return new PartState(
                part.name(),
                part.address(),
                states.getOrDefault(part.name(), "waiting"),
                restarts.getOrDefault(part.name(), 0),
                keeper.processes());
    }
}
