package io.grokscape.report.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.grokscape.dynamics.Dynamic;
import java.util.Optional;

/**
 * All about one run except its curve, as {@code GET /api/runs/{id}} tells it. What is not known (yet), or does not apply,
 * is null.
 *
 * @param spec every key of the run's spec
 * @param state waiting, queued, running, completed, failed or cancelled
 * @param reason why it failed or was cancelled
 * @param attempt the one whose curve it is; 0 before the first
 * @param engine fingerprint of the engine that trained
 * @param epochs the budget
 * @param epoch the newest one measured
 * @param settled ended before its budget by the rule that changes no verdict
 * @param trainingSeconds spent in the engine by the attempt that ended the run
 * @param startedAt ISO 8601
 * @param endedAt ISO 8601
 * @param trainAccuracy of the newest measurement, like the values after it
 */
public record RunRecord(
        String runId,
        JsonNode spec,
        String state,
        String reason,
        int attempt,
        String trainer,
        String engine,
        Integer epochs,
        Integer epoch,
        boolean settled,
        Double trainingSeconds,
        String startedAt,
        String endedAt,
        Double trainLoss,
        Double trainAccuracy,
        Double validationLoss,
        Double validationAccuracy,
        Double parameterNorm,
        VerdictRecord verdict) {

    public RunRecord {
        spec = spec == null ? MissingNode.getInstance() : spec;
        state = state == null ? "unknown" : state;
    }

    /** Whether it was trained to its end and judged for good: only such runs count in findings and figures. */
    public boolean isFinished() {
        return state.equals("completed") && verdict != null && !verdict.provisional();
    }

    /** Whether it is not over yet, or over and not judged for good. */
    public boolean isToCome() {
        return !isFinished() && !state.equals("failed") && !state.equals("cancelled");
    }

    /** The final verdict; empty for a run that has none. */
    public Optional<Dynamic> dynamic() {
        return isFinished() ? verdict.known() : Optional.empty();
    }

    /** T of the verdict, a median over the last tenth of the epochs: single spikes are routine. NaN if unknown. */
    public double finalTrainAccuracy() {
        return isFinished() ? verdict.number("train_accuracy", trainAccuracy) : Double.NaN;
    }

    /** V of the verdict, likewise; NaN if unknown or if the task has no validation set. */
    public double finalValidationAccuracy() {
        return isFinished() ? verdict.number("validation_accuracy", validationAccuracy) : Double.NaN;
    }

    public String task() {
        return spec.path("task").asText("");
    }

    public int modulus() {
        return spec.path("modulus").asInt();
    }

    public int layers() {
        return spec.path("layers").asInt(1);
    }

    /** d. */
    public int hiddenSize() {
        return spec.path("hidden_size").asInt();
    }

    /** D. */
    public int trainSize() {
        return spec.path("train_size").asInt();
    }

    /** M. */
    public int memoriseSize() {
        return spec.path("memorise_size").asInt();
    }

    /** Whether each kind of row has half of the hidden units to itself (Huang et al., Figure 10). */
    public boolean splitFeedForward() {
        return spec.path("split_feed_forward").asBoolean();
    }

    public long dataSeed() {
        return spec.path("data_seed").asLong();
    }

    public long modelSeed() {
        return spec.path("model_seed").asLong();
    }

    /**
     * Weights of the model, MLP biases left out: per layer 4 d² for attention and two matrices between d and the hidden
     * units, and (2P + 4) d to embed, place and unembed; three rows more where there are operators.
     */
    public long parameters() {
        long d = hiddenSize();
        long mlp = spec.path("mlp_width").asLong(4 * d);
        long rows = 2L * modulus() + (task().equals("add+memorise") ? 7 : 4);
        return layers() * (4 * d * d + 2 * d * mlp) + rows * d;
    }
}
