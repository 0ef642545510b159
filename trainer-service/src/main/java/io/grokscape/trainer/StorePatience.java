package io.grokscape.trainer;

import io.grokscape.store.BrokenObjectException;
import io.grokscape.store.StoreException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Waits for the object store for as long as it takes: a store that is away is no failure of a run. The run's lock is
 * renewed meanwhile, and readiness says that the store is away. An object that is there and broken is not waited for.
 */
final class StorePatience {
    private static final Logger LOG = Logger.getLogger(StorePatience.class);
    private static final long FIRST_PAUSE_MS = 500;
    private static final long LONGEST_PAUSE_MS = 5_000;
    private static final long STEP_MS = 100;

    /** The trainer drains, and the store has not come back. */
    static final class DrainedException extends RuntimeException {
        DrainedException(Throwable cause) {
            super("draining, and " + (cause == null ? "nothing is lost by that" : cause.getMessage()), cause);
        }
    }

    private final BooleanSupplier draining;

    StorePatience(BooleanSupplier draining) {
        this.draining = draining;
    }

    <T> T untilDone(Supplier<T> operation) {
        for (long pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, 2 * pause)) {
            try {
                return operation.get();
            } catch (BrokenObjectException e) {
                throw e;
            } catch (StoreException e) {
                LOG.warnf("%s; waiting %d ms for the object store", e.getMessage(), pause);
                pause(pause, e);
            }
        }
    }

    void untilDone(Runnable operation) {
        untilDone(() -> {
            operation.run();
            return null;
        });
    }

    /** Sleeps, and throws a {@link DrainedException} as soon as the trainer drains. */
    void pause(long ms, Throwable cause) {
        try {
            for (long slept = 0; slept < ms; slept += STEP_MS) {
                if (draining.getAsBoolean()) {
                    throw new DrainedException(cause);
                }
                Thread.sleep(Math.min(STEP_MS, ms - slept));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrainedException(e);
        }
    }
}
