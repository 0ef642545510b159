package io.grokscape.dashboard.readmodel;

import io.grokscape.dashboard.curve.Curve;
import io.grokscape.dashboard.readmodel.RunRows.Sighting;
import io.grokscape.proto.Messages;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.proto.v1.Measurement;
import io.grokscape.proto.v1.MeasurementBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Curves: all batches of one attempt in a poll become one write of its row. */
@ApplicationScoped
public class MeasurementProjection implements Projection<MeasurementBatch> {

    private record Attempt(String runId, int number) implements Comparable<Attempt> {
        private static final Comparator<Attempt> ORDER =
                Comparator.comparing(Attempt::runId).thenComparing(Attempt::number);

        @Override
        public int compareTo(Attempt other) {
            return ORDER.compare(this, other);
        }
    }

    @Override
    public MeasurementBatch decode(byte[] value) {
        MeasurementBatch batch = Messages.measurementBatch(value);
        if (batch.getRunId().isEmpty() || batch.getAttempt() == 0) {
            throw new UnreadableMessageException(
                    "MeasurementBatch has no " + (batch.getAttempt() == 0 ? "attempt" : "run_id"));
        }
        return batch;
    }

    @Override
    public void apply(Connection connection, List<Received<MeasurementBatch>> batch) throws SQLException {
        TreeMap<Attempt, List<Received<MeasurementBatch>>> byAttempt = batch.stream()
                .collect(Collectors.groupingBy(
                        received -> new Attempt(
                                received.message().getRunId(),
                                received.message().getAttempt()),
                        TreeMap::new,
                        Collectors.toList()));
        Set<String> runIds =
                byAttempt.keySet().stream().map(Attempt::runId).collect(Collectors.toCollection(TreeSet::new));
        RunRows.ensure(connection, runIds);
        List<Object[]> attempts = new ArrayList<>();
        for (Map.Entry<Attempt, List<Received<MeasurementBatch>>> entry : byAttempt.entrySet()) {
            write(connection, entry.getKey(), entry.getValue());
            int budget = entry.getValue().getLast().message().getEpochs();
            attempts.add(new Object[] {
                entry.getKey().number(), budget, entry.getKey().runId()
            });
        }
        Sql.batch(connection, """
                UPDATE read_model.run SET latest_attempt = greatest(latest_attempt, ?),
                    epochs = coalesce(epochs, nullif(?, 0))
                WHERE run_id = ?
                """, attempts);
        RunRows.heard(
                connection,
                batch.stream().map(received -> new Sighting(received.message().getSource(), null, received.at())));
        RunRows.showLatest(connection, runIds);
    }

    private static void write(Connection connection, Attempt attempt, List<Received<MeasurementBatch>> batches)
            throws SQLException {
        Curve known =
                CurveRows.lock(connection, attempt.runId(), attempt.number()).orElse(Curve.EMPTY);
        Received<MeasurementBatch> last = batches.getLast();
        double speed = last.message().getEpochsPerSecond();
        CurveRows.write(
                connection,
                attempt.runId(),
                attempt.number(),
                known.merge(curve(batches)),
                speed > 0 && Double.isFinite(speed) ? speed : null,
                last.at(),
                last.message().getSource());
    }

    private static Curve curve(List<Received<MeasurementBatch>> batches) {
        List<Integer> epochs = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (Received<MeasurementBatch> received : batches) {
            for (Measurement row : received.message().getMeasurementsList()) {
                epochs.add(row.getEpoch());
                rows.add(CurveValues.of(row, received.message().getTensorsList()));
            }
        }
        return Curve.of(epochs.stream().mapToInt(Integer::intValue).toArray(), rows.toArray(double[][]::new));
    }
}
