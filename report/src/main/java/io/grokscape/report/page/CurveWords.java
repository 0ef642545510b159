package io.grokscape.report.page;

import static io.grokscape.report.page.Numbers.count;
import static io.grokscape.report.page.Numbers.real;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.figure.Words;
import java.util.Locale;

/** Findings about the two curves, D_crit and D_mem, as sentences. */
final class CurveWords {
    private CurveWords() {}

    static String capacity(JsonNode finding) {
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

    static String crossing(JsonNode finding) {
        return "D_crit and D_mem cross at d = %s (%s to %s) and D = %s (%s to %s)."
                .formatted(
                        real(finding, "/hidden_size"),
                        real(finding, "/hidden_size_interval/0"),
                        real(finding, "/hidden_size_interval/1"),
                        count(finding, "/train_size"),
                        count(finding, "/train_size_interval/0"),
                        count(finding, "/train_size_interval/1"));
    }

    static String slope(JsonNode finding) {
        return "The capacity grows by %s bits per parameter (%s to %s; R² %s)."
                .formatted(
                        real(finding, "/bits_per_parameter"),
                        real(finding, "/interval/0"),
                        real(finding, "/interval/1"),
                        real(finding, "/r_squared"));
    }

    static String zones(JsonNode finding) {
        return finding.path("agreement").isNumber()
                ? "%s of the runs show what the zone of their point leads to expect."
                        .formatted(Words.percent(finding.path("agreement").asDouble()))
                : "The two curves are not known well enough to say which zone the points lie in.";
    }

    static String prediction(JsonNode finding) {
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

    static String score(JsonNode finding) {
        return "At D = %s: %s; predicted %s with probability %s, the test says %s, %s."
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
    }
}
