package io.grokscape.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The YAML form of a run spec: one map, a default for every key except {@code task}, unknown keys refused. */
public final class SpecYaml {
    private static final Map<String, BiConsumer<RunSpecBuilder, YamlValue>> SETTERS = setters();

    private SpecYaml() {}

    /** Every key of a run spec. */
    public static Set<String> keys() {
        return SETTERS.keySet();
    }

    /**
     * The spec written in a document.
     *
     * @param source the name errors carry, such as the file's path
     * @throws SpecSyntaxException what is wrong, with line and column
     */
    public static RunSpec read(String yaml, String source) {
        YamlValue root = YamlDocument.parse(yaml, source);
        return toSpec(root.asMapOf(keys()), root);
    }

    /**
     * The spec of values gathered from one or several places of a document, as a study does.
     *
     * @param values values by key; all keys must be among {@link #keys()}
     * @param whole where an error is reported whose key has no place of its own
     */
    public static RunSpec toSpec(Map<String, YamlValue> values, YamlValue whole) {
        YamlValue task = values.get("task");
        if (task == null) {
            throw whole.error("task is missing");
        }
        try {
            RunSpecBuilder builder = RunSpec.of(task.asText());
            values.forEach((key, value) -> set(builder, key, value));
            return builder.build();
        } catch (InvalidSpecException e) {
            throw values.getOrDefault(e.key(), whole).error(e.getMessage());
        }
    }

    private static void set(RunSpecBuilder builder, String key, YamlValue value) {
        try {
            SETTERS.get(key).accept(builder, value);
        } catch (SpecSyntaxException e) {
            throw value.error(key + " " + e.detail());
        }
    }

    private static Map<String, BiConsumer<RunSpecBuilder, YamlValue>> setters() {
        Map<String, BiConsumer<RunSpecBuilder, YamlValue>> setters = new LinkedHashMap<>();
        setters.put("task", (spec, value) -> {}); // the builder is made with it
        setters.put("modulus", (spec, value) -> spec.modulus(value.asInt()));
        setters.put("train_size", (spec, value) -> spec.trainSize(value.asInt()));
        setters.put("memorise_size", (spec, value) -> spec.memoriseSize(value.asInt()));
        setters.put("layers", (spec, value) -> spec.layers(value.asInt()));
        setters.put("hidden_size", (spec, value) -> spec.hiddenSize(value.asInt()));
        setters.put("heads", (spec, value) -> spec.heads(value.asInt()));
        setters.put("mlp_width", (spec, value) -> spec.mlpWidth(value.asInt()));
        setters.put("split_feed_forward", (spec, value) -> spec.splitFeedForward(value.asBoolean()));
        setters.put("init_scale", (spec, value) -> spec.initScale(value.asDouble()));
        setters.put("layer_norm", (spec, value) -> spec.layerNorm(value.asBoolean()));
        setters.put("loss", (spec, value) -> spec.loss(Loss.of(value.asText())));
        setters.put("learning_rate", (spec, value) -> spec.learningRate(value.asDouble()));
        setters.put("weight_decay", (spec, value) -> spec.weightDecay(value.asDouble()));
        setters.put("warmup_steps", (spec, value) -> spec.warmupSteps(value.asInt()));
        setters.put("epochs", (spec, value) -> spec.epochs(value.asInt()));
        setters.put("data_seed", (spec, value) -> spec.dataSeed(value.asLong()));
        setters.put("model_seed", (spec, value) -> spec.modelSeed(value.asLong()));
        setters.put("log_every", (spec, value) -> spec.logEvery(logEvery(value)));
        setters.put("stop_when_settled", (spec, value) -> spec.stopWhenSettled(value.asBoolean()));
        return setters;
    }

    private static int logEvery(YamlValue value) {
        if (value.asText().equals("auto")) {
            return RunSpec.AUTO_LOG;
        }
        int epochs = value.asInt();
        if (epochs < 1) {
            throw value.error("must be auto or at least 1, not " + epochs);
        }
        return epochs;
    }
}
