package io.grokscape.planner.ledger;

import io.grokscape.planner.ledger.LedgerView.RunRow;
import io.grokscape.planner.lifecycle.Announcements;
import io.grokscape.planner.lifecycle.Outgoing;
import io.grokscape.planner.lifecycle.Run;
import io.grokscape.planner.lifecycle.RunChange;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.RunEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** What is to be told again because topics have lost it, and the telling. */
public final class Retold {
    private static final Logger LOG = Logger.getLogger(Retold.class);

    /** Without these the others cannot know what there is. */
    private static final List<Topics> TELLING = List.of(Topics.STUDIES, Topics.RUN_EVENTS, Topics.VERDICTS);

    private final Transactions transactions;
    private final LedgerView view;
    private final String source;
    private final InstantSource clock;

    /** As for {@link Ledger}. */
    public Retold(DataSource database, String source, InstantSource clock) {
        this.transactions = new Transactions(database);
        this.view = new LedgerView(database);
        this.source = source;
        this.clock = clock;
    }

    /**
     * Takes note of the broker's topics. A topic under another id than before is another topic: what the former held is
     * gone, and if others need it every study is to be told again.
     *
     * @param ids by topic name
     * @return topics that were replaced since the last call
     */
    public List<Topics> present(Map<String, String> ids) {
        return transactions.call(connection -> {
            Map<String, String> known = new HashMap<>();
            Rows.list(
                    connection,
                    "select name, id from ledger.topic for update",
                    row -> known.put(row.getString(1), row.getString(2)));
            List<Topics> replaced = Topics.all().stream()
                    .filter(topic -> ids.containsKey(topic.topic()) && known.containsKey(topic.topic()))
                    .filter(topic -> !ids.get(topic.topic()).equals(known.get(topic.topic())))
                    .toList();
            if (replaced.stream().anyMatch(TELLING::contains)) {
                LOG.warnf("topics were made anew: %s. Every study is told again", replaced);
                flagAll(connection);
            }
            if (!ids.equals(known)) {
                remember(connection, ids);
            }
            return replaced;
        });
    }

    private static void remember(Connection connection, Map<String, String> ids) throws SQLException {
        for (Map.Entry<String, String> topic : ids.entrySet()) {
            Rows.update(
                    connection,
                    "insert into ledger.topic values (?, ?) on conflict (name) do update set id = excluded.id",
                    topic.getKey(),
                    topic.getValue());
        }
    }

    /** Every study shall be told again; how many there are. */
    public int everything() {
        return transactions.call(Retold::flagAll);
    }

    private static int flagAll(Connection connection) throws SQLException {
        return Rows.update(connection, "update ledger.study set say_again = 'everything'");
    }

    /** Studies to be told again, oldest first. */
    public List<StudyRow> waiting() {
        return transactions.call(connection -> Rows.list(
                connection,
                StudyTable.COLUMNS + "where s.say_again is not null order by s.submitted_at, s.id",
                StudyTable::study));
    }

    /** Studies to be told again, and messages that wait to be sent. */
    public int untold() {
        return transactions.call(
                connection -> Rows.list(connection, """
                        select (select count(*) from ledger.study where say_again is not null)
                             + (select count(*) from ledger.outbox)
                        """, row -> row.getInt(1)).getFirst());
    }

    /** The study's runs from that place on. */
    public List<RunRow> runs(StudyRow study, int offset, int limit) {
        return view.runs(study.id(), offset, limit);
    }

    /**
     * Tells a study, that its runs are its runs, and what became of them.
     *
     * @param first the first run's place in the study
     * @param events what trainers told of the runs, by run id
     */
    public void tell(StudyRow study, int first, List<RunRow> runs, Map<String, List<RunEvent>> events) {
        transactions.call(connection -> {
            Steps steps = new Steps(connection, source, clock.instant());
            if (first == 0) {
                steps.announce(steps.studies().lock(study.id()).orElseThrow());
            }
            List<Outgoing> messages = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                RunRow row = runs.get(i);
                Announcements announcements =
                        new Announcements(source, row.changedAt().toEpochMilli()).retold();
                Run run = row.run();
                messages.addAll(announcements.of(run, new RunChange.Planned(study.id(), first + i)));
                events.getOrDefault(run.id(), List.of())
                        .forEach(event -> messages.add(new Outgoing(Topics.RUN_EVENTS, run.id(), event.toByteArray())));
                messages.addAll(announcements.standing(run));
                annotations(connection, run, announcements, messages);
            }
            new Outbox(connection).add(messages);
            return null;
        });
    }

    private static void annotations(
            Connection connection, Run run, Announcements announcements, List<Outgoing> messages) throws SQLException {
        int revision = new RunTable(connection).annotation(run.id());
        if (revision > 0) {
            Annotations noted = new AnnotationTable(connection).of(run.id());
            messages.add(announcements.annotated(run, revision, noted.notes(), noted.tags()));
        }
    }

    /** The study has been told again. */
    public void done(StudyRow study) {
        transactions.call(connection ->
                Rows.update(connection, "update ledger.study set say_again = null where id = ?", study.id()));
    }
}
