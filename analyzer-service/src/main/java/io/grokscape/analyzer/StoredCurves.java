package io.grokscape.analyzer;

import io.grokscape.dynamics.Curve;
import io.grokscape.proto.v1.Measurement;
import io.grokscape.store.CurveParquet;
import io.grokscape.store.CurveRow;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.Result;
import io.grokscape.store.RunKeys;
import io.grokscape.store.StoreException;
import io.grokscape.store.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the object store knows about runs: whether they have ended, their curves, and the curves of their checkpoints. */
@ApplicationScoped
class StoredCurves implements RunJudge.Record {
    private static final String CHECKPOINT_CURVE = ".curve.parquet";

    private final ObjectStore store;

    @Inject
    StoredCurves(ObjectStore store) {
        this.store = store;
    }

    @Override
    public boolean isOver(String runId, int attempt) {
        String name = new RunKeys(runId).result();
        return store.get(name)
                .map(bytes -> Result.fromJson(bytes, name))
                .filter(result -> result.outcome() == Result.Outcome.COMPLETED || attempt <= result.attempt())
                .isPresent();
    }

    /** The bytes of an object; empty if there is none, {@link StoreException} if the store cannot say. */
    Optional<byte[]> read(String object) {
        return store.get(object);
    }

    /** The curve in those bytes; {@link StoreException} naming the object if there is none. */
    static Curve curve(byte[] bytes, String object) {
        Curve.Builder curve = Curve.builder();
        for (CurveRow row : CurveParquet.read(bytes, object).rows()) {
            curve.add(
                    row.epoch(),
                    row.trainLoss(),
                    row.trainAccuracy(),
                    row.validationLoss(),
                    row.validationAccuracy(),
                    row.parameterNorm());
        }
        return curve.build();
    }

    /**
     * The measurements kept with the run's newest checkpoint, of whatever attempt; empty without one. A running curve
     * whose beginning was not heard here is completed with them.
     */
    @Override
    public List<Measurement> atNewestCheckpoint(String runId) {
        return store.list(new RunKeys(runId).attempts()).stream()
                .map(StoredObject::name)
                .filter(name -> name.contains("/checkpoints/") && name.endsWith(CHECKPOINT_CURVE))
                .max(Comparator.comparingInt(
                                (String name) -> RunKeys.attemptOf(name).orElse(0))
                        .thenComparingInt(StoredCurves::checkpointEpoch))
                .flatMap(name -> store.get(name).map(bytes -> CurveParquet.read(bytes, name)))
                .map(curve ->
                        curve.rows().stream().map(StoredCurves::measurement).toList())
                .orElse(List.of());
    }

    boolean isReachable() {
        return store.isReachable();
    }

    private static int checkpointEpoch(String curveObject) {
        String checkpoint = curveObject.replace(CHECKPOINT_CURVE, ".safetensors");
        return RunKeys.checkpointEpochOf(checkpoint).orElse(-1);
    }

    private static Measurement measurement(CurveRow row) {
        Measurement.Builder measurement = Measurement.newBuilder()
                .setEpoch(row.epoch())
                .setTrainLoss(row.trainLoss())
                .setTrainAccuracy(row.trainAccuracy())
                .setParameterNorm(row.parameterNorm());
        if (!Double.isNaN(row.validationAccuracy())) {
            measurement.setValidationLoss(row.validationLoss()).setValidationAccuracy(row.validationAccuracy());
        }
        return measurement.build();
    }
}
