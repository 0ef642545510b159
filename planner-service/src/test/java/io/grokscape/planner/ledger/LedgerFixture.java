package io.grokscape.planner.ledger;

import io.grokscape.planner.ledger.Ledger.Submission;
import io.grokscape.planner.lifecycle.Outgoing;
import io.grokscape.planner.lifecycle.Run;
import io.grokscape.planner.lifecycle.RunState;
import io.grokscape.planner.lifecycle.StudyState;
import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.RunRequest;
import io.grokscape.proto.v1.Study;
import io.grokscape.studies.Expansion;
import io.grokscape.studies.StudyYaml;
import io.grokscape.testsupport.EmbeddedPostgres;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The ledger on a real Postgres, without a broker: messages are taken from the outbox. */
abstract class LedgerFixture {
    static final Window TWO = new Window(4, 2, 100);

    private static EmbeddedPostgres postgres;

    final List<Outgoing> sent = new ArrayList<>();
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource clock = () -> now;
    final Ledger ledger = new Ledger(postgres.dataSource(), "planner", clock);
    final Schedule schedule = new Schedule(postgres.dataSource(), "planner", clock);
    final Control control = new Control(postgres.dataSource(), "planner", clock);
    final Searches searches = new Searches(postgres.dataSource(), "planner", clock);
    final LedgerView view = new LedgerView(postgres.dataSource());

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start();
        Flyway.configure()
                .dataSource(postgres.dataSource())
                .schemas("ledger")
                .locations("db/ledger")
                .load()
                .migrate();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        try (var connection = postgres.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "truncate ledger.study, ledger.run, ledger.study_run, ledger.outbox, ledger.note, ledger.tag, ledger.topic, ledger.replayed, ledger.result, ledger.trial restart identity");
        }
    }

    static Expansion study(String name, int... hiddenSizes) {
        String sizes = String.join(
                ", ", IntStream.of(hiddenSizes).mapToObj(Integer::toString).toList());
        String yaml = "name: %s\nbase: {task: add, modulus: 11, train_size: 50}\ngrid: {hidden_size: [%s]}\n";
        return Expansion.of(StudyYaml.read(yaml.formatted(name, sizes), "study.yaml"));
    }

    static String runId(int hiddenSize) {
        return study("any", hiddenSize).plannedRuns().findFirst().orElseThrow().id();
    }

    void report(int hiddenSize, RunEvent.Builder event) {
        ledger.hear(
                List.of(event.setRunId(runId(hiddenSize))
                        .setAttempt(1)
                        .setSource("trainer-1")
                        .build()),
                List.of());
    }

    void start(int hiddenSize) {
        report(hiddenSize, RunEvent.newBuilder().setStarted(RunEvent.Started.getDefaultInstance()));
    }

    void complete(int hiddenSize) {
        report(hiddenSize, RunEvent.newBuilder().setCompleted(RunEvent.Completed.getDefaultInstance()));
    }

    RunState state(int hiddenSize) {
        return run(hiddenSize).state();
    }

    StudyState state(Submission submission) {
        return view.study(submission.studyId()).orElseThrow().state();
    }

    /** Everything the outbox holds, taken out of it. */
    List<Outgoing> sent() {
        sent.clear();
        schedule.send(
                messages -> {
                    sent.addAll(messages);
                    return messages.size();
                },
                10_000);
        return sent;
    }

    List<Integer> offered() {
        return sent().stream()
                .filter(message -> message.topic() == Topics.RUNS)
                .map(message -> Messages.runRequest(message.value()))
                .map(RunRequest::getSpec)
                .map(spec -> spec.getHiddenSize())
                .toList();
    }

    List<Study.State> announcedStates() {
        return sent().stream()
                .filter(message -> message.topic() == Topics.STUDIES)
                .map(message -> Messages.study(message.value()).getState())
                .toList();
    }

    Run run(int hiddenSize) {
        return view.run(runId(hiddenSize)).orElseThrow().run();
    }

    static DataSource dataSource() {
        return postgres.dataSource();
    }
}
