package io.grokscape.spec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one spelling of a spec that is hashed: {@code key=value} lines in a fixed order, every default spelled out.
 * Reals are written as {@link Double#toString(double)} writes them, integers in decimal, each line ended by {@code \n}.
 */
public final class CanonicalSpec {
    private static final int ID_BYTES = 10;

    private CanonicalSpec() {}

    /** Every key of the YAML form with this spec's value, in canonical order. */
    public static Map<String, Object> entries(RunSpec spec) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("task", spec.task());
        entries.put("modulus", spec.modulus());
        entries.put("train_size", spec.trainSize());
        entries.put("memorise_size", spec.memoriseSize());
        entries.put("layers", spec.layers());
        entries.put("hidden_size", spec.hiddenSize());
        entries.put("heads", spec.heads());
        entries.put("mlp_width", spec.mlpWidth());
        entries.put("split_feed_forward", spec.splitFeedForward());
        entries.put("init_scale", spec.initScale());
        entries.put("layer_norm", spec.layerNorm());
        entries.put("loss", spec.loss().word());
        entries.put("learning_rate", spec.learningRate());
        entries.put("weight_decay", spec.weightDecay());
        entries.put("warmup_steps", spec.warmupSteps());
        entries.put("epochs", spec.epochs());
        entries.put("data_seed", spec.dataSeed());
        entries.put("model_seed", spec.modelSeed());
        entries.put("log_every", spec.logEvery() == RunSpec.AUTO_LOG ? "auto" : (Object) spec.logEvery());
        entries.put("stop_when_settled", spec.stopWhenSettled());
        return entries;
    }

    /** The text that is hashed. */
    public static String text(RunSpec spec) {
        StringBuilder text = new StringBuilder("spec_version=" + RunSpec.VERSION + "\n");
        entries(spec)
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    /**
     * The spec of that text: what {@link #text(RunSpec)} wrote, and nothing else.
     *
     * @param source the name errors carry
     * @throws SpecSyntaxException if a key is unknown or a value impossible
     * @throws IllegalArgumentException if it is of another version, incomplete or not canonical
     */
    public static RunSpec parse(String text, String source) {
        String version = "spec_version=" + RunSpec.VERSION + "\n";
        if (!text.startsWith(version)) {
            throw new IllegalArgumentException("%s does not begin with %s".formatted(source, version.strip()));
        }
        String yaml = text.substring(version.length())
                .replaceFirst("(?m)^task=(.*)$", "task: '$1'")
                .replace("=", ": ");
        RunSpec spec = SpecYaml.read(yaml, source);
        if (!text(spec).equals(text)) {
            throw new IllegalArgumentException(source + " holds no canonical spec");
        }
        return spec;
    }

    /** The first {@value #ID_BYTES} bytes of the text's SHA-256, in hexadecimal. */
    public static String id(RunSpec spec) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text(spec).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
