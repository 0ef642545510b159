package io.grokscape.deployment;

import io.grokscape.analyzer.AnalyzerConfig;
import io.grokscape.dashboard.DashboardConfig;
import io.grokscape.planner.ObjectStoreConfig;
import io.grokscape.planner.PlannerConfig;
import io.grokscape.service.security.SecurityConfig;
import io.grokscape.trainer.TrainerConfig;
import io.smallrye.config.ConfigMapping;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Every key by which a service can be set through its environment, from the classes and files that read them. */
final class ConfigurationKeys {
    private static final Map<String, List<Class<?>>> MAPPINGS = Map.of(
            "planner", List.of(PlannerConfig.class, ObjectStoreConfig.class, SecurityConfig.class),
            "trainer", List.of(TrainerConfig.class, SecurityConfig.class),
            "analyzer", List.of(AnalyzerConfig.class, SecurityConfig.class),
            "dashboard", List.of(DashboardConfig.class, SecurityConfig.class));
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)[:}]");
    /** Of the launcher and of module {@code service}'s plain keys. */
    private static final Set<String> EVERYWHERE = Set.of("JDK_JAVA_OPTIONS", "GROKSCAPE_LOG_JSON");

    private ConfigurationKeys() {}

    /** The service's keys as names of environment variables. */
    static Set<String> of(String service) {
        Set<String> keys = new TreeSet<>(EVERYWHERE);
        for (Class<?> mapping : MAPPINGS.get(service)) {
            collect(mapping, mapping.getAnnotation(ConfigMapping.class).prefix(), keys);
        }
        Repository.properties(service).forEach((key, value) -> {
            keys.add(environment((String) key));
            PLACEHOLDER.matcher((String) value).results().forEach(match -> keys.add(match.group(1)));
        });
        ProducerConfig.configNames().forEach(key -> keys.add("KAFKA_" + environment(key)));
        return keys;
    }

    /** Those that a service cannot do without elsewhere than on one machine: where its neighbours are, and its secrets. */
    static Set<String> needed(String service) {
        Set<String> needed = new TreeSet<>();
        Repository.properties(service)
                .values()
                .forEach(value ->
                        PLACEHOLDER.matcher((String) value).results().forEach(match -> needed.add(match.group(1))));
        needed.removeIf(key -> !key.matches("KAFKA_BOOTSTRAP_SERVERS|GROKSCAPE_(S3|DB)_.*|GROKSCAPE_PLANNER_URL"));
        needed.add("GROKSCAPE_SECURITY_TOKENS");
        return needed;
    }

    private static void collect(Class<?> mapping, String prefix, Set<String> keys) {
        for (Method method : mapping.getMethods()) {
            String key = prefix + "."
                    + method.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase();
            if (method.getReturnType().isInterface()
                    && method.getReturnType().getName().startsWith("io.grokscape.")) {
                collect(method.getReturnType(), key, keys);
            } else {
                keys.add(environment(key));
            }
        }
    }

    static String environment(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase();
    }
}
