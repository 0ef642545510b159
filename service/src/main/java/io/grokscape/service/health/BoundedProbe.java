package io.grokscape.service.health;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks something whether it is there, within what a readiness probe may take. What hangs is not there: while one question is
 * out no other is asked, and what waits for it is told no. Thread-safe.
 */
public final class BoundedProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String name;
    private final Callable<Boolean> question;
    private CompletableFuture<Boolean> asked = CompletableFuture.completedFuture(true);

    /**
     * @param name of what is asked, for thread dumps
     * @param question may take any time, but not for ever; what it throws is a no
     */
    public BoundedProbe(String name, Callable<Boolean> question) {
        this.name = name;
        this.question = question;
    }

    /** Whether it answered, and said yes. */
    public boolean answers() {
        try {
            return ask().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized CompletableFuture<Boolean> ask() {
        if (asked.isDone()) {
            CompletableFuture<Boolean> answer = new CompletableFuture<>();
            Thread.ofVirtual().name("probe-" + name).start(() -> {
                try {
                    answer.complete(question.call());
                } catch (Exception e) {
                    answer.completeExceptionally(e);
                }
            });
            asked = answer;
        }
        return asked;
    }
}
