package io.grokscape.planner.ledger;

import io.grokscape.planner.lifecycle.Outgoing;
import io.grokscape.planner.lifecycle.Run;
import io.grokscape.planner.lifecycle.RunCommand;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** What the planner does to the ledger of its own accord: one method is one transaction, safe to call again. */
public final class Schedule {
    private static final Logger LOG = Logger.getLogger(Schedule.class);

    /** Runs that are locked, changed and written together. */
    private static final int BATCH = 1000;

    private final Transactions transactions;
    private final String source;
    private final InstantSource clock;

    /**
     * @param database holds schema {@code ledger}
     * @param source the name the planner speaks under in messages
     */
    public Schedule(DataSource database, String source, InstantSource clock) {
        this.transactions = new Transactions(database);
        this.source = source;
        this.clock = clock;
    }

    private Steps steps(Connection connection) {
        return new Steps(connection, source, clock.instant());
    }

    /** Puts as many waiting runs on the broker as the window has room for; how many. */
    public int offer(Window window) {
        return transactions.call(connection -> {
            Steps steps = steps(connection);
            int[] inFlight = steps.runs().inFlight();
            int room = window.room(inFlight[0], inFlight[1]);
            return room <= 0
                    ? 0
                    : steps.take(
                                    steps.runs().lockNextWaiting(Math.min(room, BATCH)),
                                    run -> List.of(new RunCommand.Offer()))
                            .size();
        });
    }

    /** Offers runs again that nobody has reported on for that long; how many. */
    public int nudge(Duration queuedSilence, Duration runningSilence) {
        return transactions.call(connection -> {
            Instant now = clock.instant();
            Steps steps = steps(connection);
            List<Run> silent = steps.runs().lockSilent(now.minus(queuedSilence), now.minus(runningSilence), BATCH);
            silent.forEach(run -> LOG.warnf(
                    "run %s (%s, offer %d) has been silent for too long",
                    run.id(), run.state().word(), run.offer()));
            return steps.take(silent, run -> List.of(new RunCommand.Nudge())).size();
        });
    }

    /** Offers every queued run again, for the topic that held their records is gone; how many. */
    public int offerQueuedAgain() {
        Instant now = clock.instant();
        int offered = 0;
        int batch = BATCH;
        while (batch == BATCH) {
            batch = transactions.call(connection -> {
                Steps steps = steps(connection);
                return steps.take(
                                steps.runs().lockSilent(now, Instant.EPOCH, BATCH),
                                run -> List.of(new RunCommand.Nudge()))
                        .size();
            });
            offered += batch;
        }
        return offered;
    }

    /** Sends messages that wait, in order; how many. What the sender does not take stays and is sent again. */
    public int send(Sender sender, int limit) {
        return transactions.call(connection -> {
            Outbox outbox = new Outbox(connection);
            if (!outbox.becomeSender()) {
                return 0;
            }
            List<Outbox.Entry> waiting = outbox.oldest(limit);
            List<Outbox.Entry> sent = waiting.subList(
                    0, sender.send(waiting.stream().map(Outbox.Entry::message).toList()));
            if (!sent.isEmpty()) {
                outbox.delete(sent);
            }
            return sent.size();
        });
    }

    /** Puts messages on the broker. */
    @FunctionalInterface
    public interface Sender {
        /** How many, from the first on, the broker has confirmed. */
        int send(List<Outgoing> messages);
    }
}
