package io.grokscape.dashboard.readmodel;

import io.grokscape.dashboard.readmodel.RunRows.Sighting;
import io.grokscape.dashboard.readmodel.RunStep.Kind;
import io.grokscape.proto.Messages;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.spec.RunSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The life of runs: every event goes into the log once, and a run's state follows from its whole log. */
@ApplicationScoped
public class RunEventProjection implements Projection<LoggedEvent> {
    private static final String LOG = """
            INSERT INTO read_model.event (run_id, attempt, kind, marker, sequence, occurred_at, source, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING
            """;
    private static final String MEMBER = """
            INSERT INTO read_model.study_run (study_id, run_id, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
            """;
    private static final String SPEC = """
            UPDATE read_model.run SET spec = ?::json, task = ?, hidden_size = ?, train_size = ?, data_seed = ?,
                model_seed = ?, epochs = ?
            WHERE run_id = ? AND spec IS NULL
            """;
    private static final String ANNOTATION = """
            UPDATE read_model.run SET notes = ?::json, tags = ?, annotation = ? WHERE run_id = ? AND annotation < ?
            """;
    private static final String STATE = """
            UPDATE read_model.run SET state = ?, reason = ?, trainer = ?, engine = ?,
                latest_attempt = greatest(latest_attempt, ?), completed_attempt = ?, completed_epoch = ?, settled = ?,
                training_seconds = ?, started_at = ?, ended_at = ?,
                curve_checked = CASE WHEN state = 'completed' THEN curve_checked END
            WHERE run_id = ?
            """;

    @Override
    public LoggedEvent decode(byte[] value) {
        return LoggedEvent.of(Messages.runEvent(value));
    }

    @Override
    public void apply(Connection connection, List<Received<LoggedEvent>> batch) throws SQLException {
        Set<String> runIds = batch.stream()
                .map(received -> received.message().event().getRunId())
                .collect(Collectors.toCollection(TreeSet::new));
        RunRows.ensure(connection, runIds);
        plan(connection, batch);
        Sql.batch(
                connection, LOG, batch.stream().map(RunEventProjection::logRow).toList());
        annotate(connection, batch);
        RunRows.heard(connection, trainers(batch));
        showState(connection, runIds);
        RunRows.showLatest(connection, runIds);
    }

    private static void plan(Connection connection, List<Received<LoggedEvent>> batch) throws SQLException {
        List<Object[]> members = new ArrayList<>();
        List<Object[]> specs = new ArrayList<>();
        for (Received<LoggedEvent> received : batch) {
            RunEvent event = received.message().event();
            received.message().spec().ifPresent(spec -> {
                RunEvent.Planned planned = event.getPlanned();
                members.add(new Object[] {planned.getStudyId(), event.getRunId(), planned.getIndex()});
                specs.add(specRow(event.getRunId(), spec));
            });
        }
        Sql.batch(connection, MEMBER, members);
        Sql.batch(connection, SPEC, specs);
    }

    private static void annotate(Connection connection, List<Received<LoggedEvent>> batch) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (Received<LoggedEvent> received : batch) {
            RunEvent event = received.message().event();
            RunEvent.Annotated annotated = event.getAnnotated();
            if (event.hasAnnotated()) {
                rows.add(new Object[] {
                    Noted.json(annotated.getNotesList()).toString(),
                    Sql.textArray(annotated.getTagsList()),
                    annotated.getRevision(),
                    event.getRunId(),
                    annotated.getRevision()
                });
            }
        }
        Sql.batch(connection, ANNOTATION, rows);
    }

    private static Object[] specRow(String runId, RunSpec spec) {
        return new Object[] {
            SpecJson.of(spec),
            spec.task(),
            spec.hiddenSize(),
            spec.trainSize(),
            spec.dataSeed(),
            spec.modelSeed(),
            spec.epochs(),
            runId
        };
    }

    private static Object[] logRow(Received<LoggedEvent> received) {
        LoggedEvent logged = received.message();
        RunEvent event = logged.event();
        return new Object[] {
            event.getRunId(),
            event.getAttempt(),
            logged.kind().key(),
            logged.marker(),
            received.sequence(),
            Instant.ofEpochMilli(event.getOccurredAtMs()),
            event.getSource(),
            logged.detail().toString()
        };
    }

    private static Stream<Sighting> trainers(List<Received<LoggedEvent>> batch) {
        return batch.stream()
                .filter(received -> received.message().isTrainers())
                .map(received -> new Sighting(
                        received.message().event().getSource(),
                        received.message().detail().path("engine").textValue(),
                        received.at()));
    }

    private static void showState(Connection connection, Set<String> runIds) throws SQLException {
        List<StoredStep> steps = Sql.query(connection, """
                SELECT run_id, attempt, kind, sequence, occurred_at, source, detail->>'engine' AS engine,
                    detail->>'reason' AS reason, coalesce((detail->>'terminal')::boolean, false) AS terminal,
                    (detail->>'last_epoch')::integer AS last_epoch,
                    coalesce((detail->>'settled')::boolean, false) AS settled,
                    (detail->>'training_seconds')::double precision AS training_seconds
                FROM read_model.event WHERE run_id = ANY (?) AND kind <> 'checkpointed'
                ORDER BY run_id, attempt, sequence
                """, StoredStep::read, (Object) Sql.textArray(runIds));
        Map<String, List<StoredStep>> byRun = steps.stream().collect(Collectors.groupingBy(StoredStep::runId));
        Sql.batch(
                connection,
                STATE,
                byRun.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(run -> stateRow(run.getKey(), run.getValue()))
                        .toList());
    }

    /** Steps come ordered by attempt, then by sequence. */
    private static Object[] stateRow(String runId, List<StoredStep> steps) {
        RunState state = RunHistory.state(steps.stream().map(StoredStep::step).toList());
        StoredStep begun = last(steps, step -> step.kind().beginsAttempt());
        StoredStep completed = last(steps, step -> step.kind() == Kind.COMPLETED);
        StoredStep ended =
                completed != null ? completed : last(steps, step -> step.kind().endsAttempt());
        boolean over = state == RunState.COMPLETED || state == RunState.FAILED || state == RunState.CANCELLED;
        return new Object[] {
            state.key(),
            reason(state, over ? ended : null, steps),
            begun == null ? null : begun.source(),
            begun == null ? null : begun.engine(),
            steps.getLast().step().attempt(),
            completed == null ? null : completed.step().attempt(),
            completed == null ? null : completed.lastEpoch(),
            completed != null && completed.settled(),
            completed == null ? null : completed.trainingSeconds(),
            steps.stream()
                    .filter(step -> step.step().kind().beginsAttempt())
                    .map(StoredStep::occurredAt)
                    .min(Comparator.naturalOrder())
                    .orElse(null),
            over && ended != null ? ended.occurredAt() : null,
            runId
        };
    }

    private static String reason(RunState state, StoredStep ended, List<StoredStep> steps) {
        StoredStep told = state == RunState.PAUSED ? last(steps, step -> step.kind() == Kind.PAUSED) : ended;
        return told == null ? null : told.reason();
    }

    private static StoredStep last(List<StoredStep> steps, java.util.function.Predicate<RunStep> wanted) {
        return steps.reversed().stream()
                .filter(step -> wanted.test(step.step()))
                .findFirst()
                .orElse(null);
    }
}
