package io.grokscape.planner;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A thread that does the same few things again and again: at once when woken, else after a pause. Each thing asks what
 * is due and does it, so that a beat missed or cut short loses nothing; one that fails is logged and tried again, ever
 * more slowly.
 */
final class Beat {
    private static final Logger LOG = Logger.getLogger(Beat.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final long JOIN_MS = 5_000;

    private final Duration pause;
    private final List<Part> parts;
    private final Semaphore alarm = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;

    /** One thing to do; {@code name} completes the sentence "cannot … now". */
    record Part(String name, Work work) {}

    /** May fail in any way: the next beat tries again. */
    interface Work {
        void run() throws Exception;
    }

    private Beat(String name, Duration pause, List<Part> parts) {
        this.pause = pause;
        this.parts = parts;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    static Beat start(String name, Duration pause, Part... parts) {
        Beat beat = new Beat(name, pause, List.of(parts));
        beat.thread.start();
        return beat;
    }

    /** There is something to do now. */
    void wake() {
        alarm.release();
    }

    /** Ends with the beat that is under way. */
    void stop() throws InterruptedException {
        stopping = true;
        wake();
        thread.join(JOIN_MS);
    }

    private void run() {
        Duration rest = pause;
        while (!stopping) {
            boolean done = true;
            for (Part part : parts) {
                done &= attempt(part);
            }
            rest = done ? pause : longer(rest);
            await(rest);
        }
    }

    private static Duration longer(Duration pause) {
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private boolean attempt(Part part) {
        try {
            part.work().run();
            return true;
        } catch (Exception e) {
            if (!stopping) {
                LOG.warnf("cannot %s now, trying again: %s", part.name(), e);
            }
            return false;
        }
    }

    private void await(Duration rest) {
        try {
            if (alarm.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                alarm.drainPermits();
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
