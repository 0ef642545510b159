package io.grokscape.drills.check;

import io.grokscape.spec.RunSpec;
import io.grokscape.store.CurveParquet;
import io.grokscape.store.CurveRow;
import io.grokscape.store.Result;
import io.grokscape.store.RunKeys;
import io.grokscape.store.StoreException;
import io.grokscape.training.Measurement;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a completed run left is what an undisturbed one leaves, to the last bit. */
final class SameBytes extends Rule {
    private final Function<RunSpec, Reference> references;

    SameBytes(Function<RunSpec, Reference> references) {
        super("weights and curve are those of an undisturbed run");
        this.references = references;
    }

    @Override
    void check(History history, Expected run) {
        RunKeys keys = new RunKeys(run.runId());
        byte[] stored = history.objects().get(keys.result());
        if (run.end() != Expected.End.COMPLETED || stored == null) {
            return;
        }
        Result result = Result.fromJson(stored, keys.result());
        Reference reference = references.apply(run.spec());
        byte[] weights = history.objects().get(String.valueOf(result.weightsObject()));
        byte[] curve = history.objects().get(String.valueOf(result.curveObject()));
        if (weights == null || curve == null) {
            violated(
                    run.runId(),
                    "the result names %s and %s: not both are there",
                    result.weightsObject(),
                    result.curveObject());
            return;
        }
        int differs = Arrays.mismatch(weights, reference.weights());
        require(differs < 0, result.weightsObject(), "differs from the reference at byte %d", differs);
        compare(curve, result.curveObject(), reference.rows());
    }

    private void compare(byte[] stored, String name, List<Measurement> reference) {
        List<CurveRow> rows;
        try {
            rows = CurveParquet.read(stored, name).rows();
        } catch (StoreException e) {
            violated(name, "%s", e.getMessage());
            return;
        }
        for (int i = 0; i < Math.min(rows.size(), reference.size()); i++) {
            for (RecordComponent column : Measurement.class.getRecordComponents()) {
                Object is = value(rows.get(i), column.getName());
                Object should = value(reference.get(i), column.getName());
                if (!same(is, should)) {
                    violated(
                            name,
                            "%s in row %d (epoch %d) is %s, not %s",
                            column.getName(),
                            i,
                            reference.get(i).epoch(),
                            is,
                            should);
                    return;
                }
            }
        }
        require(rows.size() == reference.size(), name, "has %d rows, not %d", rows.size(), reference.size());
    }

    /** What is measured and what is stored of it are different records with the same columns. */
    private static boolean same(Object is, Object should) {
        if (is instanceof Optional<?> one && should instanceof Optional<?> other) {
            return one.isPresent() == other.isPresent() && (one.isEmpty() || same(one.get(), other.get()));
        }
        if (is instanceof Record one && should instanceof Record other) {
            return Arrays.stream(other.getClass().getRecordComponents())
                    .map(RecordComponent::getName)
                    .allMatch(column -> same(value(one, column), value(other, column)));
        }
        return is.equals(should);
    }

    /** Measurements and rows of a curve name their columns alike. */
    private static Object value(Record row, String column) {
        try {
            return row.getClass().getMethod(column).invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("a curve's row has no " + column, e);
        }
    }
}
