package io.grokscape.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every PromQL expression of the dashboards and the alert rules. */
final class Expressions {
    /** @param where dashboard and panel, or the alert's name */
    record Expression(String where, String promql) {
        @Override
        public String toString() {
            return where;
        }
    }

    private Expressions() {}

    static List<JsonNode> dashboards() {
        try (Stream<Path> files = Files.list(Repository.ROOT.resolve("monitoring/dashboards"))) {
            List<JsonNode> dashboards = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                dashboards.add(JsonMapper.builder().build().readTree(file.toFile()));
            }
            return dashboards;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of panels; a variable stands for everything, as when a person chooses All. */
    static List<Expression> ofPanels() {
        List<Expression> all = new ArrayList<>();
        for (JsonNode dashboard : dashboards()) {
            for (JsonNode panel : dashboard.get("panels")) {
                for (JsonNode target : panel.get("targets")) {
                    all.add(new Expression(
                            "%s / %s"
                                    .formatted(
                                            dashboard.get("title").asText(),
                                            panel.get("title").asText()),
                            target.get("expr").asText().replace("$study", ".*")));
                }
            }
        }
        return all;
    }

    static List<Map<String, Object>> alerts() {
        Map<String, Object> rule =
                Repository.documents(Repository.text("monitoring/alerts.yaml")).getFirst();
        return Rendered.list(rule, "spec", "groups").stream()
                .flatMap(group -> Rendered.list(group, "rules").stream())
                .toList();
    }

    static List<Expression> ofAlerts() {
        return alerts().stream()
                .map(alert -> new Expression((String) alert.get("alert"), (String) alert.get("expr")))
                .toList();
    }
}
