package io.grokscape.dashboard;

import io.grokscape.proto.v1.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Findings of the form that the analyzer publishes, made up to go with {@link SyntheticRun}. */
final class DemoFindings {
    private static final int MODULUS = 113;
    private static final int PAIRS = MODULUS * MODULUS;
    private static final String SHARED = """
            "task": "%s", "modulus": 113, "layers": 1, "memorise_size": 0, "split_feed_forward": false, "budget": %d,
            "recipe": {"learning_rate": 0.007, "weight_decay": 1}, "runs": [{"count": 25, "task": "%s"%s}]""";

    private DemoFindings() {}

    /** Both curves, where they cross, a dip, and two takeaways. */
    static List<Finding.Builder> of(String study, List<Integer> widths) {
        List<Finding.Builder> findings = new ArrayList<>();
        for (int d : widths) {
            double critical = 1500 + 48_000.0 / d;
            if (d >= 16 && d <= 48) {
                findings.add(finding(
                        study,
                        "critical_dataset_size",
                        "d=" + d,
                        "add",
                        10_000,
                        ", \"hidden_size\": " + d,
                        """
                        "hidden_size": %d, "critical_dataset_size": %.0f, "interval": [%.0f, %.0f], "memorises": true,
                        "train_sizes": [2000, 2600, 3000, 4000, 5000], "seeds": [5, 5, 5, 5, 5], "grokked": [0, 1, 2, 4, 5]""".formatted(d, critical, critical * .93, critical * 1.08)));
            }
            double items = distinct(135.0 * d);
            double capacity = items * PAIRS / distinct(PAIRS);
            findings.add(finding(study, "memorisation_capacity", "d=" + d, "memorise", 3000, "", """
                    "hidden_size": %d, "epochs": 3000, "train_size": 12769, "seeds": 3, "capacity": %.1f, "interval": [%.1f, %.1f],
                    "distinct_items": %.1f, "bits": %.0f, "bits_per_parameter": 1.1, "parameters": %d, "lower_bound": false""".formatted(
                            d, capacity, capacity * .95, capacity * 1.05, items, items * 6.82, 12 * d * d + 230 * d)));
        }
        findings.add(finding(study, "crossing", "add", "add", 10_000, "", """
                "hidden_size": 25.2, "hidden_size_interval": [22.1, 28.4], "train_size": 3402, "train_size_interval": [3050, 3790],
                "extrapolated": false"""));
        findings.add(finding(study, "double_descent", "D=3000", "add", 10_000, ", \"train_size\": 3000", """
                "train_size": 3000, "detected": true, "p_value": 0.0021, "dip_depth": 0.47, "dip_interval": [0.31, 0.66],
                "widths": [24, 32], "tested_widths": [4, 8, 16, 24, 32, 40, 48, 64], "seeds": [5, 5, 5, 5, 5, 5, 5, 5]"""));
        findings.add(Finding.newBuilder()
                .setStudyId(study)
                .setKind("takeaways")
                .setWhich("")
                .setJson("""
                {"kind": "takeaways", "takeaways": [
                 {"number": 1, "claim": "The larger the model, the smaller the training set from which it generalises",
                  "status": "SUPPORTED", "criterion": "the exponent of D_crit as a power of d is below 0, by its interval",
                  "cases": [{"setting": "add P=113", "exponent": -0.48, "interval": [-0.71, -0.22], "widths": 5, "status": "SUPPORTED"}]},
                 {"number": 5, "claim": "Double descent comes of going from progression through ungrokking to grokking",
                  "status": "CONTRADICTED", "criterion": "most runs before the dip progress, most in it memorise", "cases": []},
                 {"number": 7, "claim": "Random labels put emergence off", "status": "NOT_ENOUGH_RUNS",
                  "criterion": "the ratio of parameters is above 1", "cases": []}]}"""));
        return findings;
    }

    private static Finding.Builder finding(
            String study, String kind, String which, String task, int budget, String where, String fields) {
        return Finding.newBuilder()
                .setStudyId(study)
                .setKind(kind)
                .setWhich(which)
                .setJson(String.format(
                        Locale.ROOT,
                        "{\"kind\": \"%s\", %s, %s}",
                        kind,
                        SHARED.formatted(task, budget, task, where),
                        fields));
    }

    /** Expected distinct items of so many ordered pairs, where (a, b) and (b, a) are one. */
    private static double distinct(double pairs) {
        double left = PAIRS - pairs;
        return MODULUS * pairs / PAIRS
                + MODULUS * (MODULUS - 1) / 2.0 * (1 - left * (left - 1) / (PAIRS * (PAIRS - 1.0)));
    }
}
