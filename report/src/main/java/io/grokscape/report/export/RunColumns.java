package io.grokscape.report.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.study.RunRecord;
import io.grokscape.report.study.VerdictRecord;
import io.grokscape.report.table.Column;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The columns of {@code runs.*}: the spec, how the run went, where it ended, its verdict. */
final class RunColumns {
    private static final Column<RunRecord> RUN_ID =
            Column.text("run_id", "hash of the spec; names the run everywhere", RunRecord::runId);

    static final List<Column<RunRecord>> ALL = Stream.of(List.of(RUN_ID), spec(), course(), ends(), verdict())
            .flatMap(List::stream)
            .toList();

    /** Of judged runs alone, with all the evidence. */
    static final List<Column<RunRecord>> VERDICTS = Stream.of(
                    List.of(RUN_ID),
                    verdict(),
                    List.of(
                            verdictText("judged_at", "ISO 8601, UTC", VerdictRecord::judgedAt),
                            judged(
                                    Column.Kind.JSON,
                                    "evidence",
                                    "all numbers the verdict rests on",
                                    verdict -> verdict.evidence().isMissingNode()
                                            ? null
                                            : verdict.evidence().toString())))
            .flatMap(List::stream)
            .toList();

    private RunColumns() {}

    private static List<Column<RunRecord>> spec() {
        return List.of(
                specText("task", "what is learnt"),
                specWhole("modulus", "P, number of elements and of classes"),
                specWhole("train_size", "D, training pairs of the algorithm task (of random labels, for memorise)"),
                specWhole("memorise_size", "M, random-label pairs beside them"),
                specWhole("layers", "transformer blocks"),
                specWhole("hidden_size", "d, width of the residual stream"),
                specWhole("heads", "attention heads"),
                specWhole("mlp_width", "hidden units of each feed-forward layer"),
                specFlag("split_feed_forward", "whether each kind of row has half of the hidden units to itself"),
                specReal("init_scale", "factor on every initial weight"),
                specFlag("layer_norm", "whether the model has LayerNorm"),
                specText("loss", "softmax or stablemax"),
                specReal("learning_rate", "AdamW's step size"),
                specReal("weight_decay", "decoupled, on every parameter"),
                specWhole("warmup_steps", "updates until the full learning rate"),
                specWhole("epochs", "budget, in full-batch updates"),
                specWhole("data_seed", "draws the split and random labels"),
                specWhole("model_seed", "draws the initial weights"),
                specText("log_every", "epochs between measurements, or auto"),
                specFlag("stop_when_settled", "whether it may end before its budget"));
    }

    private static List<Column<RunRecord>> course() {
        return List.of(
                Column.text("state", "waiting, queued, running, completed, failed or cancelled", RunRecord::state),
                Column.text("reason", "why it failed or was cancelled", RunRecord::reason),
                Column.whole("attempt", "the one whose curve it is; 0 before the first", RunRecord::attempt),
                Column.text("trainer", "who trained it", RunRecord::trainer),
                Column.text("engine", "fingerprint of the engine: the same one gives the same bits", RunRecord::engine),
                Column.text("started_at", "ISO 8601, UTC", RunRecord::startedAt),
                Column.text("ended_at", "ISO 8601, UTC", RunRecord::endedAt),
                Column.real("training_seconds", "seconds in the engine", RunRecord::trainingSeconds),
                Column.flag(
                        "settled", "whether it ended early, by the rule that changes no verdict", RunRecord::settled));
    }

    private static List<Column<RunRecord>> ends() {
        return List.of(
                Column.whole("last_epoch", "updates done", RunRecord::epoch),
                Column.real("last_train_loss", "mean cross-entropy, nats, at the last epoch", RunRecord::trainLoss),
                Column.real("last_train_accuracy", "0 to 1, at the last epoch", RunRecord::trainAccuracy),
                Column.real(
                        "last_validation_loss",
                        "mean cross-entropy, nats, at the last epoch",
                        RunRecord::validationLoss),
                Column.real("last_validation_accuracy", "0 to 1, at the last epoch", RunRecord::validationAccuracy),
                Column.real(
                        "last_parameter_norm",
                        "L2 norm of all parameters at the last epoch",
                        RunRecord::parameterNorm));
    }

    private static List<Column<RunRecord>> verdict() {
        return List.of(
                verdictText("dynamic", "the training dynamic it was judged to show", VerdictRecord::dynamic),
                judged(Column.Kind.REAL, "confidence", "0 to 1", VerdictRecord::confidence),
                judged(
                        Column.Kind.FLAG,
                        "provisional",
                        "whether it was still going on when judged",
                        VerdictRecord::provisional),
                evidence("train_accuracy", "T: median training accuracy over the last tenth of the epochs, 0 to 1"),
                evidence(
                        "validation_accuracy",
                        "V: median validation accuracy over the last tenth of the epochs, 0 to 1"),
                evidence("fitted_epoch", "first epoch with training accuracy ≥ .99"),
                evidence("risen_epoch", "first epoch with validation accuracy ≥ V/2"),
                evidence("delay", "epochs between these two"),
                evidence("norm_change", "relative change of the norm while validation rises from 20 to 90 % of V"),
                verdictText("rules_version", "of the rules it was judged by", VerdictRecord::rulesVersion),
                verdictText("explanation", "the verdict in words", VerdictRecord::explanation));
    }

    private static Column<RunRecord> specText(String key, String meaning) {
        return Column.text(
                key,
                meaning,
                run -> known(run.spec().path(key)) ? run.spec().path(key).asText() : null);
    }

    private static Column<RunRecord> specWhole(String key, String meaning) {
        return Column.whole(
                key,
                meaning,
                run -> known(run.spec().path(key))
                        ? (Number) run.spec().path(key).asLong()
                        : null);
    }

    private static Column<RunRecord> specReal(String key, String meaning) {
        return Column.real(
                key,
                meaning,
                run -> known(run.spec().path(key))
                        ? (Double) run.spec().path(key).asDouble()
                        : null);
    }

    private static Column<RunRecord> specFlag(String key, String meaning) {
        return Column.flag(
                key,
                meaning,
                run -> known(run.spec().path(key))
                        ? (Boolean) run.spec().path(key).asBoolean()
                        : null);
    }

    private static boolean known(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private static Column<RunRecord> verdictText(String name, String meaning, Function<VerdictRecord, String> value) {
        return judged(Column.Kind.TEXT, name, meaning, value::apply);
    }

    private static Column<RunRecord> evidence(String key, String meaning) {
        return judged(Column.Kind.REAL, key, meaning, verdict -> {
            double number = verdict.number(key, null);
            return Double.isNaN(number) ? null : (Object) number;
        });
    }

    private static Column<RunRecord> judged(
            Column.Kind kind, String name, String meaning, Function<VerdictRecord, Object> value) {
        return new Column<>(name, kind, meaning, run -> run.verdict() == null ? null : value.apply(run.verdict()));
    }
}
