package io.grokscape.trainer;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** As many runs train at once as there are lanes; what comes before and after training needs none. */
final class TrainingLanes {
    private static final long LOOK_MS = 100;

    private final Semaphore free;
    private final BooleanSupplier draining;

    TrainingLanes(int lanes, BooleanSupplier draining) {
        this.free = new Semaphore(lanes, true);
        this.draining = draining;
    }

    /** The use of a lane; closing it gives the lane back. */
    interface Stay extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for a lane, and throws a {@link StorePatience.DrainedException} as soon as the trainer drains. */
    Stay enter() {
        try {
            do {
                if (draining.getAsBoolean()) {
                    throw new StorePatience.DrainedException(null);
                }
            } while (!free.tryAcquire(LOOK_MS, TimeUnit.MILLISECONDS));
            return free::release;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorePatience.DrainedException(e);
        }
    }
}
