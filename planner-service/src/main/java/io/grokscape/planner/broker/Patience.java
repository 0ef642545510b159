package io.grokscape.planner.broker;

import io.grokscape.planner.ledger.LedgerException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jboss.logging.Logger;

/** A database that is away holds messages up and loses none: the broker keeps them until they are stored. */
@ApplicationScoped
class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private volatile boolean stopping;

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Does the work, again and again while the database is away; any other failure is thrown. */
    void store(String what, Runnable work) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                work.run();
                return;
            } catch (LedgerException e) {
                if (stopping || !e.isDatabaseAway()) {
                    throw e;
                }
                LOG.warnf("cannot take note of %s now, trying again: %s", what, e.getMessage());
                Thread.sleep(pause);
                pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST_PAUSE));
            }
        }
    }
}
