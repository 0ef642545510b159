package io.grokscape.report.figure;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.dynamics.findings.Items;
import io.grokscape.report.finding.PublishedFindings;
import io.grokscape.report.study.Setting;
import java.util.Comparator;
import java.util.List;

/**
 * A border between zones, in pairs over hidden size.
 *
 * @param x hidden sizes, rising
 * @param low lower ends of the 95 % intervals
 * @param middle estimates
 * @param high upper ends
 */
record Border(double[] x, double[] low, double[] middle, double[] high) {
    /** D_crit(d). */
    static Border critical(PublishedFindings findings, Setting setting) {
        List<JsonNode> found = CriticalSizes.estimated(
                findings.about("critical_dataset_size", setting).toList());
        return new Border(
                CriticalSizes.values(found, "/hidden_size"),
                CriticalSizes.values(found, "/interval/0"),
                CriticalSizes.values(found, "/critical_dataset_size"),
                CriticalSizes.values(found, "/interval/1"));
    }

    /** D_mem(d) of the same model, in pairs that hold as many distinct items as were remembered. */
    static Border capacity(PublishedFindings findings, Setting setting) {
        List<JsonNode> found = findings.of("memorisation_capacity").stream()
                .filter(one -> one.path("modulus").asInt() == setting.modulus()
                        && one.path("layers").asInt(1) == setting.layers()
                        && setting.recipe().agreesWith(one.path("recipe")))
                .sorted(Comparator.comparingInt(one -> one.path("hidden_size").asInt()))
                .toList();
        double[] pairs = CriticalSizes.values(found, "/capacity");
        double[] items = CriticalSizes.values(found, "/distinct_items");
        double[][] ends = {
            CriticalSizes.values(found, "/interval/0"), pairs.clone(), CriticalSizes.values(found, "/interval/1")
        };
        for (double[] end : ends) {
            for (int i = 0; i < end.length; i++) {
                end[i] = Items.pairs(end[i] * items[i] / pairs[i], setting.modulus());
            }
        }
        return new Border(CriticalSizes.values(found, "/hidden_size"), ends[0], ends[1], ends[2]);
    }
}
