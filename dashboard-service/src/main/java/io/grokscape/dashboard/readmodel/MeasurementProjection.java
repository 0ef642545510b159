package io.grokscape.dashboard.readmodel;

import io.grokscape.dashboard.curve.Curve;
import io.grokscape.dashboard.readmodel.RunRows.Heard;
import io.grokscape.dashboard.readmodel.RunRows.Sighting;
import io.grokscape.proto.Messages;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.proto.v1.Measurement;
import io.grokscape.proto.v1.MeasurementBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Curves: every batch is a piece of its attempt's curve, and the end of the last one is shown beside the run. */
@ApplicationScoped
public class MeasurementProjection implements Projection<MeasurementBatch> {
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
        Map<String, Heard> heard = batch.stream()
                .map(received -> heard(received.message()))
                .collect(Collectors.toMap(Heard::runId, Function.identity(), MeasurementProjection::later));
        RunRows.ensureAttempts(connection, heard.values());
        CurvePiece.write(
                connection,
                batch.stream()
                        .filter(received -> received.message().getMeasurementsCount() > 0)
                        .map(MeasurementProjection::piece)
                        .toList());
        RunRows.heard(
                connection,
                batch.stream().map(received -> new Sighting(received.message().getSource(), null, received.at())));
        RunRows.showLatest(connection, heard.keySet());
    }

    private static Heard heard(MeasurementBatch message) {
        return new Heard(message.getRunId(), message.getAttempt(), message.getEpochs());
    }

    private static Heard later(Heard one, Heard other) {
        return new Heard(one.runId(), Math.max(one.attempt(), other.attempt()), Math.max(one.epochs(), other.epochs()));
    }

    private static CurvePiece piece(Received<MeasurementBatch> received) {
        MeasurementBatch message = received.message();
        double speed = message.getEpochsPerSecond();
        List<Measurement> rows = message.getMeasurementsList();
        return new CurvePiece(
                message.getRunId(),
                message.getAttempt(),
                Curve.of(
                        rows.stream().mapToInt(Measurement::getEpoch).toArray(),
                        rows.stream()
                                .map(row -> CurveValues.of(row, message.getTensorsList()))
                                .toArray(double[][]::new)),
                speed > 0 && Double.isFinite(speed) ? speed : null,
                received.at(),
                message.getSource());
    }
}
