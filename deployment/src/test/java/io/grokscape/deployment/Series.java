package io.grokscape.deployment;

import io.grokscape.analyzer.AnalyzerSeries;
import io.grokscape.dashboard.DashboardMetrics;
import io.grokscape.planner.PlannerMetrics;
import io.grokscape.planner.ledger.Backlog;
import io.grokscape.service.metrics.StoreMetrics;
import io.grokscape.service.security.GateMetrics;
import io.grokscape.trainer.TrainerSeries;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The series the services expose, by the names Prometheus stores them under; and those an expression asks for. */
final class Series {
    private static final Pattern NAME = Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)");
    private static final Pattern ASKED =
            Pattern.compile("\\b((?:grokscape|jvm|process|http|kafka)_[a-z0-9_]+|up)\\b(?!\\s*[=!]~?\")");

    private Series() {}

    /** Our own, straight from the classes that register them. */
    static Set<String> ours() {
        Set<String> names = new TreeSet<>();
        List<Consumer<MeterRegistry>> services = List.of(
                registry -> new PlannerMetrics(registry)
                        .show(
                                Map.of(),
                                new Backlog.Numbers(Map.of(), 0, 0, List.of(new Backlog.Progress("some-study", 2, 1)))),
                TrainerSeries::register,
                AnalyzerSeries::register,
                DashboardMetrics::new,
                StoreMetrics::new,
                GateMetrics::register);
        for (Consumer<MeterRegistry> service : services) {
            PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            service.accept(registry);
            names.addAll(names(registry.scrape()));
        }
        return names;
    }

    private static Set<String> names(String scraped) {
        Matcher matcher = NAME.matcher(scraped);
        Set<String> names = new TreeSet<>();
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    static Set<String> askedBy(String expression) {
        String withoutStrings = expression.replaceAll("\"[^\"]*\"", "\"\"");
        return ASKED.matcher(withoutStrings)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a family's series have in common: a timer's count, sum, maximum and buckets are one thing to look at. */
    static String family(String series) {
        return series.replaceFirst("_(total|count|sum|max|bucket)$", "");
    }
}
