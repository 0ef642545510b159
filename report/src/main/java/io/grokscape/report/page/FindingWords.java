package io.grokscape.report.page;

import static io.grokscape.report.page.Numbers.count;
import static io.grokscape.report.page.Numbers.real;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.figure.CriticalSizes;
import io.grokscape.report.figure.DipWords;
import io.grokscape.report.figure.RecipeScores;
import io.grokscape.report.figure.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Findings as sentences. A kind that this version has never heard of is told by its fields. */
final class FindingWords {
    private static final int MOST_RECIPES = 10;

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
            case "memorisation_capacity" -> CurveWords.capacity(finding);
            case "crossing" -> CurveWords.crossing(finding);
            case "emergence" -> emergence(finding);
            case "memorisation_slope" -> CurveWords.slope(finding);
            case "model_wise_grokking" ->
                "At D = %s the training set is known %s, and generalised %s%s."
                        .formatted(
                                count(finding, "/train_size"),
                                from(finding, "/fitting_from"),
                                from(finding, "/generalising_from"),
                                finding.path("detected").asBoolean() ? ": model-wise grokking" : "");
            case "zone_map" -> CurveWords.zones(finding);
            case "prediction" -> CurveWords.prediction(finding);
            case "prediction_score" -> CurveWords.score(finding);
            case "norm_direction" -> norms(finding);
            case "epochwise_double_descent" -> epochwise(finding);
            case "recipe_score" -> recipes(finding);
            default -> FindingFields.words(finding);
        };
    }

    private static String from(JsonNode finding, String pointer) {
        return finding.at(pointer).isNumber()
                ? "from d = %s on".formatted(count(finding, pointer))
                : "at no width that was tried";
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

    private static String recipes(JsonNode finding) {
        List<String> words = new ArrayList<>();
        for (JsonNode recipe : finding.path("recipes")) {
            if (words.size() == MOST_RECIPES) {
                words.add("%d more score less".formatted(finding.path("recipes").size() - MOST_RECIPES));
                break;
            }
            List<String> parts = new ArrayList<>();
            recipe.path("parts")
                    .fields()
                    .forEachRemaining(part -> parts.add(part.getKey().replace('_', ' ')
                            + " "
                            + Words.share(part.getValue().asDouble())));
            words.add("%s scores %s (%s; %s of %s of the paper's numbers tried, %s runs)"
                    .formatted(
                            RecipeScores.words(recipe),
                            Words.share(recipe.path("score").asDouble()),
                            String.join(", ", parts),
                            count(recipe, "/tried"),
                            count(recipe, "/known"),
                            count(recipe, "/runs")));
        }
        return "Held against the paper's own numbers, " + String.join(". Then ", words) + ".";
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
}
