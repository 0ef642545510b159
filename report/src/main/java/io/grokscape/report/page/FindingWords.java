package io.grokscape.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.figure.CriticalSizes;
import io.grokscape.report.figure.DipWords;
import io.grokscape.report.figure.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Findings as sentences. A kind that this version has never heard of is told by its fields. */
final class FindingWords {
    private FindingWords() {}

    static String of(JsonNode finding) {
        return switch (finding.path("kind").asText()) {
            case "double_descent" ->
                "At D = %s over %d widths: %s."
                        .formatted(
                                count(finding, "/train_size"),
                                finding.path("tested_widths").size(),
                                DipWords.of(finding));
            case "critical_dataset_size" ->
                "At d = %s: %s.".formatted(count(finding, "/hidden_size"), CriticalSizes.words(finding));
            case "memorisation_capacity" -> capacity(finding);
            case "crossing" ->
                "D_crit and D_mem cross at d = %s (%s to %s) and D = %s (%s to %s)."
                        .formatted(
                                real(finding, "/hidden_size"),
                                real(finding, "/hidden_size_interval/0"),
                                real(finding, "/hidden_size_interval/1"),
                                count(finding, "/train_size"),
                                count(finding, "/train_size_interval/0"),
                                count(finding, "/train_size_interval/1"));
            case "emergence" -> emergence(finding);
            case "memorisation_slope" ->
                "The capacity grows by %s bits per parameter (%s to %s; R² %s)."
                        .formatted(
                                real(finding, "/bits_per_parameter"),
                                real(finding, "/interval/0"),
                                real(finding, "/interval/1"),
                                real(finding, "/r_squared"));
            case "model_wise_grokking" ->
                "At D = %s the training set is known from d = %s on, and generalised from d = %s on%s."
                        .formatted(
                                count(finding, "/train_size"),
                                count(finding, "/fitting_from"),
                                count(finding, "/generalising_from"),
                                finding.path("detected").asBoolean() ? ": model-wise grokking" : "");
            case "zone_map" ->
                finding.path("agreement").isNumber()
                        ? "%s of the runs show what the zone of their point leads to expect."
                                .formatted(
                                        Words.percent(finding.path("agreement").asDouble()))
                        : "The two curves are not known well enough to say which zone the points lie in.";
            case "prediction" -> prediction(finding);
            case "prediction_score" ->
                "At D = %s: %s; predicted %s with probability %s, the test says %s, %s."
                        .formatted(
                                count(finding, "/train_size"),
                                finding.path("outcome")
                                        .asText()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' '),
                                finding.path("predicted").asBoolean() ? "a dip" : "only a rise",
                                Words.share(finding.path("probability").asDouble()),
                                finding.path("detected").asBoolean() ? "a dip" : "no dip",
                                Words.p(finding.path("p_value").asDouble(1)));
            case "norm_direction" -> norms(finding);
            case "epochwise_double_descent" -> epochwise(finding);
            default -> FindingFields.words(finding);
        };
    }

    private static String capacity(JsonNode finding) {
        return "At d = %s a model remembers %s%s pairs with random labels (%s to %s) within %s epochs: %s distinct items, %s bits per parameter."
                .formatted(
                        count(finding, "/hidden_size"),
                        finding.path("lower_bound").asBoolean() ? "at least " : "",
                        count(finding, "/capacity"),
                        count(finding, "/interval/0"),
                        count(finding, "/interval/1"),
                        count(finding, "/epochs"),
                        count(finding, "/distinct_items"),
                        real(finding, "/bits_per_parameter"));
    }

    private static String emergence(JsonNode finding) {
        String what = finding.path("memorise_size").asInt() == 0
                ? "At D = %s".formatted(count(finding, "/train_size"))
                : "At D = %s with %s random labels beside"
                        .formatted(count(finding, "/train_size"), count(finding, "/memorise_size"));
        String ratio = finding.path("parameter_ratio").isNumber()
                ? ", %s times the parameters needed without them".formatted(real(finding, "/parameter_ratio"))
                : "";
        return "%s, the smallest model whose best seed generalises has %s; the smallest that knows its training set has %s%s."
                .formatted(what, model(finding.path("smallest")), model(finding.path("smallest_fitting")), ratio);
    }

    private static String prediction(JsonNode finding) {
        int known = finding.path("sweep_runs_known").asInt();
        return "At D = %s the two curves alone predict %s (probability %s of lying below their crossing at D = %s); %s."
                .formatted(
                        count(finding, "/train_size"),
                        finding.path("double_descent").asBoolean() ? "double descent" : "only a rise",
                        Words.share(finding.path("probability").asDouble()),
                        count(finding, "/crossing_train_size"),
                        known == 0
                                ? "made before the sweep"
                                : "made when %d of its runs were finished".formatted(known));
    }

    private static String norms(JsonNode finding) {
        List<String> words = new ArrayList<>();
        for (JsonNode group : finding.path("groups")) {
            words.add("%s at d = %s %s (median %+.0f %% of %s runs)"
                    .formatted(
                            group.path("dynamic")
                                    .asText()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-'),
                            count(group, "/hidden_size"),
                            group.path("direction").asText(),
                            100 * group.path("median_change").asDouble(),
                            count(group, "/runs")));
        }
        return "While validation rises the norm of " + String.join("; ", words) + ".";
    }

    private static String epochwise(JsonNode finding) {
        int runs = 0;
        int detected = 0;
        for (JsonNode cell : finding.path("cells")) {
            runs += cell.path("runs").asInt();
            detected += cell.path("detected").asInt();
        }
        return "Validation loss rises above its first minimum and falls below it again in %d of %d runs."
                .formatted(detected, runs);
    }

    private static String model(JsonNode model) {
        return model.isObject()
                ? "d = %s in %s layer(s), %s parameters"
                        .formatted(count(model, "/hidden_size"), count(model, "/layers"), count(model, "/parameters"))
                : "not been tried";
    }

    /** Whether it is told elsewhere, in a table of its own. */
    static boolean isTold(JsonNode finding) {
        return !finding.path("kind").asText().equals("takeaways");
    }

    private static String count(JsonNode finding, String pointer) {
        JsonNode value = finding.at(pointer);
        return value.isNumber() ? Words.count(value.asDouble()) : "unknown";
    }

    private static String real(JsonNode finding, String pointer) {
        JsonNode value = finding.at(pointer);
        return value.isNumber() ? Words.real(value.asDouble()) : "unknown";
    }
}
