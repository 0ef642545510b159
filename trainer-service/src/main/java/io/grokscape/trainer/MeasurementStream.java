package io.grokscape.trainer;

import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.store.CurveRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Measurements of one attempt on their way to the topic: the first at once, then in batches, at most one per interval.
 * Driven by the training thread; holds what one interval brings.
 */
final class MeasurementStream {
    private final MeasurementBatch identity;
    private final long intervalNanos;
    private final LongSupplier nanoTime;
    private final Consumer<MeasurementBatch> sink;
    private final List<CurveRow> waiting = new ArrayList<>();
    private long sentAt;
    private int sentEpoch;
    private boolean anySent;

    /**
     * @param epochs the run's budget, told with every batch
     * @param fromEpoch where training starts, for the first speed
     */
    MeasurementStream(
            RunEvents attempt,
            int epochs,
            int fromEpoch,
            Duration interval,
            LongSupplier nanoTime,
            Consumer<MeasurementBatch> sink) {
        this.identity = MeasurementBatch.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setRunId(attempt.runId())
                .setAttempt(attempt.attempt())
                .setSource(attempt.source())
                .setEpochs(epochs)
                .build();
        this.intervalNanos = interval.toNanos();
        this.nanoTime = nanoTime;
        this.sink = sink;
        this.sentAt = nanoTime.getAsLong();
        this.sentEpoch = fromEpoch;
    }

    void add(CurveRow row) {
        waiting.add(row);
        tick();
    }

    /** Sends what waits, if the interval is over. */
    void tick() {
        if (!anySent || nanoTime.getAsLong() - sentAt >= intervalNanos) {
            flush();
        }
    }

    /** Sends what waits. */
    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        long now = nanoTime.getAsLong();
        int epoch = waiting.getLast().epoch();
        MeasurementBatch.Builder batch = identity.toBuilder();
        waiting.forEach(row -> Measurements.add(batch, row));
        if (now > sentAt) {
            batch.setEpochsPerSecond((epoch - sentEpoch) * 1e9 / (now - sentAt));
        }
        waiting.clear();
        sentAt = now;
        sentEpoch = epoch;
        anySent = true;
        sink.accept(batch.build());
    }
}
