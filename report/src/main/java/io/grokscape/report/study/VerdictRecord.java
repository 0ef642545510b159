package io.grokscape.report.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.grokscape.dynamics.Dynamic;
import java.util.Arrays;
import java.util.Optional;

/**
 * A verdict with its evidence.
 *
 * @param dynamic its name
 * @param provisional of a run that was still going on
 * @param evidence under the keys of {@code grokscape classify}; what does not apply is null or missing
 * @param judgedAt ISO 8601
 */
public record VerdictRecord(
        String dynamic,
        double confidence,
        boolean provisional,
        int attempt,
        String rulesVersion,
        String explanation,
        JsonNode evidence,
        String judgedAt) {

    public VerdictRecord {
        evidence = evidence == null ? MissingNode.getInstance() : evidence;
    }

    /** The dynamic, unless it is one that this version has never heard of. */
    public Optional<Dynamic> known() {
        return Arrays.stream(Dynamic.values())
                .filter(value -> value.name().equals(dynamic))
                .findFirst();
    }

    /** A number of the evidence, or that other value; NaN where there is neither. */
    public double number(String key, Double otherwise) {
        JsonNode value = evidence.path(key);
        if (value.isNumber()) {
            return value.asDouble();
        }
        return otherwise == null ? Double.NaN : otherwise;
    }
}
