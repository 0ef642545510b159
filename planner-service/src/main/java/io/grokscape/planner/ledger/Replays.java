package io.grokscape.planner.ledger;

import io.grokscape.planner.ledger.Rows.SqlArray;
import io.grokscape.planner.lifecycle.Outgoing;
import io.grokscape.planner.lifecycle.Run;
import io.grokscape.planner.lifecycle.RunCommand;
import io.grokscape.planner.lifecycle.RunState;
import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.proto.v1.DeadLetter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Puts dead letters back where they came from, each once: the note that it was done and the message to be sent are
 * written in one transaction. A request to train a run is not sent as it was, for its offer is old: its run is retried or
 * offered anew.
 */
public final class Replays {
    private static final Logger LOG = Logger.getLogger(Replays.class);
    private static final int BATCH = 500;

    private final Transactions transactions;
    private final String source;
    private final InstantSource clock;

    /** As for {@link Ledger}. */
    public Replays(DataSource database, String source, InstantSource clock) {
        this.transactions = new Transactions(database);
        this.source = source;
        this.clock = clock;
    }

    /** Those of the letters that were not put back yet, in their order. */
    public List<Letter> waiting(List<Letter> letters) {
        Set<String> done = new HashSet<>(transactions.call(connection -> Rows.list(
                connection,
                "select topic_id, partition, \"offset\" from ledger.replayed where topic_id = any(?)",
                row -> place(row.getString(1), row.getInt(2), row.getLong(3)),
                SqlArray.texts(letters.stream().map(Letter::topicId).distinct().toList()))));
        return letters.stream()
                .filter(letter -> !done.contains(place(letter.topicId(), letter.partition(), letter.offset())))
                .toList();
    }

    private static String place(String topicId, int partition, long offset) {
        return topicId + "-" + partition + "@" + offset;
    }

    /** Puts back those that were not put back yet; how many. */
    public int putBack(List<Letter> letters) {
        int done = 0;
        List<Letter> waiting = waiting(letters);
        for (int from = 0; from < waiting.size(); from += BATCH) {
            List<Letter> batch = waiting.subList(from, Math.min(waiting.size(), from + BATCH));
            done += transactions.call(connection -> putBack(connection, batch));
        }
        return done;
    }

    private int putBack(Connection connection, List<Letter> letters) throws SQLException {
        Steps steps = new Steps(connection, source, clock.instant());
        List<Outgoing> messages = new ArrayList<>();
        int done = 0;
        for (Letter letter : letters) {
            if (mark(connection, letter)) {
                done++;
                Optional<Run> run = trained(steps, letter.content());
                if (run.isPresent()) {
                    offerAnew(steps, run.get());
                } else {
                    message(letter.content()).ifPresent(messages::add);
                }
            }
        }
        new Outbox(connection).add(messages);
        return done;
    }

    /** Whether this transaction is the first to put it back. */
    private boolean mark(Connection connection, Letter letter) throws SQLException {
        return Rows.update(
                        connection,
                        "insert into ledger.replayed values (?, ?, ?, ?) on conflict do nothing",
                        letter.topicId(),
                        letter.partition(),
                        letter.offset(),
                        Timestamp.from(clock.instant()))
                == 1;
    }

    /** The run of this ledger that the letter asks trainers for. */
    private static Optional<Run> trained(Steps steps, DeadLetter letter) throws SQLException {
        if (!letter.getTopic().equals(Topics.Names.RUNS)) {
            return Optional.empty();
        }
        try {
            String id = Messages.runRequest(letter.getValue().toByteArray()).getRunId();
            return steps.runs().lock(List.of(id)).stream().findFirst();
        } catch (UnreadableMessageException e) {
            return Optional.empty(); // for a trainer that may understand it by now
        }
    }

    private static void offerAnew(Steps steps, Run run) throws SQLException {
        RunCommand again = run.state() == RunState.FAILED ? new RunCommand.Retry() : new RunCommand.Nudge();
        steps.take(List.of(run), each -> List.of(again));
    }

    private static Optional<Outgoing> message(DeadLetter letter) {
        Optional<Topics> topic = Topics.all().stream()
                .filter(each -> each.topic().equals(letter.getTopic()))
                .findFirst();
        if (topic.isEmpty()) {
            LOG.warnf("a dead letter of topic %s stays: nobody reads that", letter.getTopic());
        }
        return topic.map(to -> new Outgoing(
                to, letter.getKey().toStringUtf8(), letter.getValue().toByteArray()));
    }
}
