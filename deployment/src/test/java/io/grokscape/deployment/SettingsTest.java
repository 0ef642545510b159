package io.grokscape.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Keys, ports and secrets of manifests and Compose are those of the services, and the other way round. */
class SettingsTest {
    static final List<String> ALL = Rendered.ALL;

    private static final Map<String, Object> COMPOSE =
            Repository.documents(Repository.text("docker-compose.yml")).getFirst();

    private static Map<String, Object> composed(String service) {
        return Rendered.at(COMPOSE, "services", service);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void everyKeyIsOneTheServiceReads(String folder) {
        for (String service : Repository.SERVICES) {
            Set<String> keys =
                    new TreeSet<>(Rendered.of(folder).settings(service).keySet());
            // The config map is for all four: a key of it must be known to one.
            Set<String> shared = Rendered.<Map<String, String>>at(
                            Rendered.of(folder).one("ConfigMap", "grokscape"), "data")
                    .keySet();
            keys.removeAll(shared);
            assertThat(ConfigurationKeys.of(service)).as(service).containsAll(keys);
            assertThat(Repository.SERVICES.stream()
                            .flatMap(any -> ConfigurationKeys.of(any).stream())
                            .collect(Collectors.toSet()))
                    .containsAll(shared);
        }
    }

    @Test
    void everyKeyOfComposeIsOneTheServiceReads() {
        for (String service : Repository.SERVICES) {
            Set<String> keys = Rendered.<Map<String, Object>>at(composed(service), "environment")
                    .keySet();
            assertThat(ConfigurationKeys.of(service)).as(service).containsAll(keys);
            assertThat(keys).as(service).containsAll(ConfigurationKeys.needed(service));
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void everythingAServiceNeedsIsGiven(String folder) {
        Map<String, Set<String>> secrets = Secrets.created();
        for (String service : Repository.SERVICES) {
            Set<String> given =
                    new HashSet<>(Rendered.of(folder).settings(service).keySet());
            secretsTaken(folder, service).forEach(secret -> given.addAll(secrets.getOrDefault(secret, Set.of())));
            assertThat(given).as(service + " in " + folder).containsAll(ConfigurationKeys.needed(service));
        }
    }

    private static Stream<String> secretsTaken(String folder, String service) {
        return Rendered.list(Rendered.of(folder).container(service), "envFrom").stream()
                .filter(source -> source.containsKey("secretRef"))
                .map(source -> Rendered.at(source, "secretRef", "name"));
    }

    @Test
    void everySecretTakenIsCreatedAndEverySecretCreatedIsTaken() {
        Set<String> taken = new TreeSet<>();
        for (String folder : ALL) {
            taken.addAll(Secrets.namedIn(Rendered.of(folder).documents()));
        }
        Set<String> known = new TreeSet<>(Secrets.created().keySet());
        // An ingress controller's certificate, Strimzi's own, and one per user that Strimzi makes.
        known.add("dashboard-tls");
        known.add("grokscape-cluster-ca-cert");
        Rendered.of(Rendered.PRODUCTION).ofKind("KafkaUser").map(Rendered::name).forEach(known::add);
        assertThat(taken).isEqualTo(known);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void aServiceListensWhereOthersLookForIt(String folder) {
        for (String service : Repository.SERVICES) {
            int port = Integer.parseInt(Repository.properties(service).getProperty("quarkus.http.port"));
            Rendered rendered = Rendered.of(folder);
            assertThat(Rendered.list(rendered.container(service), "ports").getFirst())
                    .containsEntry("containerPort", port)
                    .containsEntry("name", "http");
            assertThat(rendered.settings(service)).containsEntry("QUARKUS_HTTP_PORT", Integer.toString(port));
            assertThat(Rendered.list(rendered.one("Service", service), "spec", "ports")
                            .getFirst())
                    .containsEntry("port", port);
            assertThat(Rendered.<Map<String, Object>>at(composed(service), "environment"))
                    .containsEntry("QUARKUS_HTTP_PORT", port);
            assertThat(Repository.text("monitoring/prometheus.yml"))
                    .containsAnyOf(service + ":" + port, "port: " + port);
        }
        assertThat(Rendered.of(folder).settings("dashboard").get("GROKSCAPE_PLANNER_URL"))
                .endsWith(":" + Repository.properties("planner").getProperty("quarkus.http.port"));
    }

    @Test
    void theAutoscalerGivesEachTrainerAsManyRunsAsItHasLanes() {
        Rendered production = Rendered.of(Rendered.PRODUCTION);
        Map<String, Object> trigger = Rendered.list(production.one("ScaledObject", "trainer"), "spec", "triggers")
                .getFirst();
        assertThat(Rendered.<String>at(trigger, "metadata", "threshold"))
                .isEqualTo(production.settings("trainer").get("GROKSCAPE_TRAINER_LANES"));
        assertThat(Rendered.<Map<String, Object>>at(production.one("Deployment", "trainer"), "spec"))
                .doesNotContainKey("replicas");
    }

    @Test
    void aTrainerIsGivenMoreTimeToStopThanItsDrainTakes() {
        Map<String, Object> pod =
                Rendered.at(Rendered.of("k8s/base").one("Deployment", "trainer"), "spec", "template", "spec");
        assertThat((Integer) pod.get("terminationGracePeriodSeconds")).isGreaterThanOrEqualTo(20);
        assertThat((String) composed("trainer").get("stop_grace_period")).isEqualTo("20s");
    }

    @Test
    void composeGivesEachServiceTheKeyThatKubernetesGivesIt() {
        Map<String, String> keys = Map.of("planner", "PLANNER", "trainer", "TRAINER", "analyzer", "ANALYZER");
        for (String service : Repository.SERVICES) {
            String secret = secretsTaken("k8s/base", service)
                    .filter(name -> name.endsWith("-s3"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Rendered.<String>at(composed(service), "environment", "GROKSCAPE_S3_SECRET_KEY"))
                    .as(service)
                    .startsWith("${S3_" + keys.get(secret.replace("-s3", "")) + "_SECRET");
        }
    }

    @Test
    void composeKeepsEveryImageAVariableAndGivesEveryContainerALimitAndACheck() {
        Rendered.<Map<String, Map<String, Object>>>at(COMPOSE, "services").forEach((name, service) -> {
            assertThat((String) service.get("image")).as(name).startsWith("${").doesNotContain("latest");
            assertThat(service).as(name).containsKeys("mem_limit", "healthcheck", "restart");
            assertThat(service)
                    .as("%s: a fixed name would forbid --scale", name)
                    .doesNotContainKey("container_name");
        });
        assertThat(composed("trainer")).as("--scale").doesNotContainKey("ports");
    }

    @Test
    void theExampleEnvironmentHasEveryVariableOfCompose() {
        Set<String> asked = java.util.regex.Pattern.compile("(?<!\\$)\\$\\{([A-Z0-9_]+)")
                .matcher(Repository.text("docker-compose.yml"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> shown = Repository.text(".env.example")
                .lines()
                .map(line -> line.replaceFirst("^# ?", ""))
                .filter(line -> line.matches("[A-Z0-9_]+=.*"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown).isEqualTo(asked);
    }
}
