package io.grokscape.dashboard.readmodel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grokscape.spec.RunSpec;
import java.util.Locale;

/** A run spec as JSON with the keys and in the order of its YAML. */
final class SpecJson {
    private SpecJson() {}

    static String of(RunSpec spec) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("task", spec.task());
        json.put("modulus", spec.modulus());
        json.put("train_size", spec.trainSize());
        json.put("memorise_size", spec.memoriseSize());
        json.put("layers", spec.layers());
        json.put("hidden_size", spec.hiddenSize());
        json.put("heads", spec.heads());
        json.put("mlp_width", spec.mlpWidth());
        json.put("split_feed_forward", spec.splitFeedForward());
        json.put("init_scale", spec.initScale());
        json.put("layer_norm", spec.layerNorm());
        json.put("loss", spec.loss().name().toLowerCase(Locale.ROOT));
        json.put("learning_rate", spec.learningRate());
        json.put("weight_decay", spec.weightDecay());
        json.put("warmup_steps", spec.warmupSteps());
        json.put("epochs", spec.epochs());
        json.put("data_seed", spec.dataSeed());
        json.put("model_seed", spec.modelSeed());
        if (spec.logEvery() == RunSpec.AUTO_LOG) {
            json.put("log_every", "auto");
        } else {
            json.put("log_every", spec.logEvery());
        }
        json.put("stop_when_settled", spec.stopWhenSettled());
        return json.toString();
    }
}
