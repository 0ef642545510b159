package io.grokscape.dashboard;

import java.time.Duration;
import org.jboss.logging.Logger;

/** Something looked at again and again in the background. What fails is tried again at the next look. */
public final class Recurring implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Recurring.class);

    private final String name;
    private final Duration pause;
    private final Look look;
    private final Thread thread;

    /** One look; may fail in any way. */
    public interface Look {
        void run() throws Exception;
    }

    private Recurring(String name, Duration pause, Look look) {
        this.name = name;
        this.pause = pause;
        this.look = look;
        this.thread = Thread.ofVirtual().name(name).start(this::repeat);
    }

    /** Looks at once, and then {@code pause} after each look, until it is closed. */
    public static Recurring every(Duration pause, String name, Look look) {
        return new Recurring(name, pause, look);
    }

    private void repeat() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                look.run();
            } catch (InterruptedException closed) {
                return;
            } catch (Exception away) {
                LOG.debugf("%s: tried again in %s: %s", name, pause, away.getMessage());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    /** Ends it, in the middle of a look if need be. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
