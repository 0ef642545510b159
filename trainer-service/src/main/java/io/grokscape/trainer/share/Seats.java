package io.grokscape.trainer.share;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many records a process asks for at a time: as many as it has work benches free, or nearly free. A consumer takes a
 * seat before it fetches; the seat is left when the record's job is nearly done, so that the next record is at hand when
 * the bench is free, and left by then at the latest. Without seats, a process with more consumers than benches would hold
 * records for hours that idle processes could work on.
 */
public final class Seats {
    private final Semaphore free;

    /** @param count records asked for, or worked on and not nearly done */
    public Seats(int count) {
        this.free = new Semaphore(count, true);
    }

    /** A seat, waiting for one at most that long. */
    public Optional<Seat> take(Duration patience) throws InterruptedException {
        if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        AtomicBoolean left = new AtomicBoolean();
        return Optional.of(() -> {
            if (left.compareAndSet(false, true)) {
                free.release();
            }
        });
    }
}
