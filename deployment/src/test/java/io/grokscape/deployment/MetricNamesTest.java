package io.grokscape.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules, dashboards and the autoscaler ask only for what the services measure, and everything measured is looked at. */
class MetricNamesTest {
    /** What the framework measures of every service. */
    private static final Set<String> FRAMEWORK = Set.of(
            "up",
            "jvm_memory_used_bytes",
            "jvm_memory_max_bytes",
            "process_cpu_usage",
            "http_server_requests_seconds_count",
            "http_server_requests_seconds_sum",
            "kafka_consumer_fetch_manager_records_lag_max");

    private static List<Expressions.Expression> everywhere() {
        List<Expressions.Expression> all = new ArrayList<>(Expressions.ofPanels());
        all.addAll(Expressions.ofAlerts());
        Map<String, Object> trigger = Rendered.list(
                        Repository.documents(Repository.text("k8s/components/autoscaling/trainer.yaml"))
                                .getFirst(),
                        "spec",
                        "triggers")
                .getFirst();
        all.add(new Expressions.Expression("autoscaling", Rendered.at(trigger, "metadata", "query")));
        return all;
    }

    @Test
    void everySeriesAskedForExists() {
        Set<String> known = new TreeSet<>(Series.ours());
        known.addAll(FRAMEWORK);
        for (Expressions.Expression expression : everywhere()) {
            Set<String> asked = Series.askedBy(expression.promql());
            assertThat(asked).as(expression.where()).isNotEmpty();
            assertThat(known).as(expression.where()).containsAll(asked);
        }
    }

    @Test
    void everythingMeasuredIsLookedAt() {
        Set<String> asked = everywhere().stream()
                .flatMap(expression -> Series.askedBy(expression.promql()).stream())
                .map(Series::family)
                .collect(Collectors.toSet());
        Set<String> measured =
                Series.ours().stream().map(Series::family).collect(Collectors.toCollection(TreeSet::new));
        assertThat(measured).isSubsetOf(asked);
    }

    @Test
    void everyAlertHasARunbookAndEveryRunbookAnAlert() {
        Set<String> chapters = Repository.text("docs/runbooks.md")
                .lines()
                .filter(line -> line.startsWith("## Grokscape"))
                .map(line -> line.substring(3))
                .collect(Collectors.toSet());
        Set<String> alerts = new HashSet<>();
        for (Map<String, Object> alert : Expressions.alerts()) {
            String name = (String) alert.get("alert");
            alerts.add(name);
            assertThat(Rendered.<String>at(alert, "annotations", "runbook_url"))
                    .isEqualTo("docs/runbooks.md#" + name.toLowerCase());
            assertThat(Rendered.<String>at(alert, "labels", "severity")).isIn("critical", "warning");
        }
        assertThat(alerts).isEqualTo(chapters);
    }

    @Test
    void panelsOfADashboardHaveTitlesOfTheirOwnAndDoNotOverlap() {
        for (JsonNode dashboard : Expressions.dashboards()) {
            Set<String> places = new HashSet<>();
            for (JsonNode panel : dashboard.get("panels")) {
                JsonNode grid = panel.get("gridPos");
                for (int x = 0; x < grid.get("w").asInt(); x++) {
                    for (int y = 0; y < grid.get("h").asInt(); y++) {
                        String place = (grid.get("x").asInt() + x) + ":"
                                + (grid.get("y").asInt() + y);
                        assertThat(places.add(place))
                                .as("%s: %s at %s", dashboard.get("title"), panel.get("title"), place)
                                .isTrue();
                    }
                }
            }
        }
    }
}
