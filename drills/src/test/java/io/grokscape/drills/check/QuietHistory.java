package io.grokscape.drills.check;

import io.grokscape.drills.check.History.LedgerRun;
import io.grokscape.drills.check.History.ShownRun;
import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.v1.DeadLetter;
import io.grokscape.proto.v1.Measurement;
import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.spec.RunSpec;
import io.grokscape.store.Claim;
import io.grokscape.store.Curve;
import io.grokscape.store.CurveParquet;
import io.grokscape.store.CurveRow;
import io.grokscape.store.Result;
import io.grokscape.store.RunKeys;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a stack remembers of one run that went on once, from a checkpoint of its first attempt; open to tampering. */
final class QuietHistory {
    static final int RESUMED_FROM = 20;
    private static final RunSpec SPEC = RunSpec.of("add")
            .modulus(7)
            .trainSize(20)
            .hiddenSize(4)
            .epochs(40)
            .logEvery(10)
            .build();
    private static final Reference REFERENCE = Reference.of(SPEC);

    final RunKeys keys = new RunKeys(SPEC.id());
    final List<RunEvent> events = new ArrayList<>();
    final List<MeasurementBatch> batches = new ArrayList<>();
    final List<DeadLetter> deadLetters = new ArrayList<>();
    final Map<String, byte[]> objects = new HashMap<>();
    final List<String> strays = new ArrayList<>();
    final Map<String, LedgerRun> ledger = new HashMap<>(Map.of(SPEC.id(), new LedgerRun("completed", 2)));
    final Map<String, ShownRun> shown = new HashMap<>();
    final Map<String, String> openStudies = new HashMap<>();
    long unsent;
    long unsettled;

    QuietHistory() {
        objects.put(keys.claim(1), claim(1));
        objects.put(keys.claim(2), claim(2));
        curve(rows -> {});
        objects.put(keys.weights(2), REFERENCE.weights().clone());
        objects.put(keys.result(), result(2, Result.Outcome.COMPLETED));
        tell(1, RunEvent.newBuilder().setStarted(RunEvent.Started.getDefaultInstance()));
        tell(
                1,
                RunEvent.newBuilder()
                        .setCheckpointed(RunEvent.Checkpointed.newBuilder().setEpoch(RESUMED_FROM)));
        tell(2, RunEvent.newBuilder().setResumed(RunEvent.Resumed.newBuilder().setFromEpoch(RESUMED_FROM)));
        tell(2, RunEvent.newBuilder().setCompleted(RunEvent.Completed.getDefaultInstance()));
        publish(1, 0, 10, 20, 30);
        publish(2, 30, 40);
        show("completed", false);
    }

    String runId() {
        return SPEC.id();
    }

    void tell(int attempt, RunEvent.Builder event) {
        events.add(event.setRunId(SPEC.id()).setAttempt(attempt).build());
    }

    void publish(int attempt, int... epochs) {
        MeasurementBatch.Builder batch =
                MeasurementBatch.newBuilder().setRunId(SPEC.id()).setAttempt(attempt);
        for (int epoch : epochs) {
            batch.addMeasurements(Measurement.newBuilder().setEpoch(epoch));
        }
        batches.add(batch.setSchemaVersion(SchemaVersion.CURRENT).build());
    }

    byte[] claim(int attempt) {
        return new Claim(SPEC.id(), attempt, "trainer-1", "token", "engine", 1, 0, 0, attempt, 0).toJson();
    }

    byte[] result(int attempt, Result.Outcome outcome) {
        return new Result(
                        SPEC.id(),
                        attempt,
                        outcome,
                        40,
                        false,
                        keys.curve(2),
                        keys.weights(2),
                        "engine",
                        1,
                        "",
                        "t",
                        0,
                        0)
                .toJson();
    }

    /** Stores the curve after a change to its rows. */
    void curve(Consumer<List<CurveRow>> change) {
        List<CurveRow> rows =
                new ArrayList<>(REFERENCE.rows().stream().map(QuietHistory::row).toList());
        change.accept(rows);
        objects.put(keys.curve(2), CurveParquet.write(new Curve(rows)));
    }

    /** What the read model shows, with every epoch. */
    void show(String state, Boolean provisional) {
        shown.put(SPEC.id(), new ShownRun(state, provisional, Map.of(1, List.of(0, 10, 20, 30), 2, List.of(30, 40))));
    }

    private static CurveRow row(Record measurement) {
        return copy(measurement, CurveRow.class);
    }

    /** A record of another class with the same columns; records among them are copied too. */
    private static <R extends Record> R copy(Record from, Class<R> to) {
        RecordComponent[] columns = to.getRecordComponents();
        try {
            Object[] values = new Object[columns.length];
            for (int i = 0; i < columns.length; i++) {
                Object value = from.getClass().getMethod(columns[i].getName()).invoke(from);
                values[i] = converted(value, columns[i].getGenericType());
            }
            Class<?>[] types =
                    Arrays.stream(columns).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return to.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object converted(Object value, Type type) {
        if (value instanceof Optional<?> optional) {
            Type content = ((ParameterizedType) type).getActualTypeArguments()[0];
            return optional.map(inner -> converted(inner, content));
        }
        return value instanceof Record inner ? copy(inner, ((Class<?>) type).asSubclass(Record.class)) : value;
    }

    /** What the checker finds in it. */
    List<Violation> violations(boolean repeats) {
        History history = new History(
                Map.of(SPEC.id(), events),
                Map.of(SPEC.id(), batches),
                deadLetters,
                objects,
                strays,
                ledger,
                shown,
                openStudies,
                unsent,
                unsettled);
        return new Checker().check(history, List.of(Expected.completed(SPEC)), repeats, List.of());
    }
}
