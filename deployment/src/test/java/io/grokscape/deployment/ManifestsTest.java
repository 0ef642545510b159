package io.grokscape.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every overlay, field by field, and what must hold of every pod. */
class ManifestsTest {
    static final List<String> ALL = Rendered.ALL;

    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("v1/Namespace", Namespace.class),
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/Service", Service.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("apps/v1/StatefulSet", StatefulSet.class),
            Map.entry("batch/v1/Job", Job.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
            Map.entry("monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class),
            Map.entry("monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class),
            Map.entry("kafka.strimzi.io/v1/Kafka", Kafka.class),
            Map.entry("kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class),
            Map.entry("kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class),
            Map.entry("kafka.strimzi.io/v1/KafkaUser", KafkaUser.class));

    @ParameterizedTest
    @FieldSource("ALL")
    void everyFieldIsOneThatItsKindHas(String folder) {
        for (Map<String, Object> document : Rendered.of(folder).documents()) {
            String type = document.get("apiVersion") + "/" + Rendered.kind(document);
            String what = "%s %s in %s".formatted(type, Rendered.name(document), folder);
            if (type.equals("keda.sh/v1alpha1/ScaledObject")) {
                assertThatCode(() -> JsonMapper.builder().build().convertValue(document, Keda.ScaledObject.class))
                        .as(what)
                        .doesNotThrowAnyException();
            } else {
                assertThat(TYPES).as("a model of " + what).containsKey(type);
                assertThat(UnknownFields.of(document, TYPES.get(type))).as(what).isEmpty();
            }
        }
    }

    @Test
    void aMisspeltFieldIsFoundHoweverDeep() {
        Map<String, Object> deployment =
                new LinkedHashMap<>(Rendered.of("k8s/base").one("Deployment", "trainer"));
        Map<String, Object> misspelt = Repository.documents(new org.yaml.snakeyaml.Yaml()
                        .dump(deployment)
                        .replace("readOnlyRootFilesystem", "readOnlyRoot"))
                .getFirst();
        assertThat(UnknownFields.of(misspelt, Deployment.class)).anyMatch(path -> path.endsWith(".readOnlyRoot"));

        Map<String, Object> kafka = Rendered.of(Rendered.PRODUCTION).one("Kafka", "grokscape");
        Map<String, Object> wrong = Repository.documents(
                        new org.yaml.snakeyaml.Yaml().dump(kafka).replace("networkPolicyPeers", "peers"))
                .getFirst();
        assertThat(UnknownFields.of(wrong, Kafka.class)).anyMatch(path -> path.endsWith(".peers"));

        Map<String, Object> scaled =
                new LinkedHashMap<>(Rendered.of(Rendered.PRODUCTION).one("ScaledObject", "trainer"));
        scaled.put("status", Map.of());
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> JsonMapper.builder().build().convertValue(scaled, Keda.ScaledObject.class));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void everyPodKeepsToTheRestrictedPodSecurityStandard(String folder) {
        for (Map<String, Object> workload : workloads(folder).toList()) {
            String what = Rendered.name(workload) + " in " + folder;
            Map<String, Object> pod = Rendered.at(workload, "spec", "template", "spec");
            assertThat(Rendered.<Boolean>at(pod, "securityContext", "runAsNonRoot"))
                    .as(what)
                    .isTrue();
            assertThat(Rendered.<String>at(pod, "securityContext", "seccompProfile", "type"))
                    .as(what)
                    .isEqualTo("RuntimeDefault");
            assertThat(pod.get("automountServiceAccountToken")).as(what).isEqualTo(false);
            for (Map<String, Object> container : Rendered.list(pod, "containers")) {
                assertThat(Rendered.<Boolean>at(container, "securityContext", "allowPrivilegeEscalation"))
                        .as(what)
                        .isFalse();
                assertThat(Rendered.<List<String>>at(container, "securityContext", "capabilities", "drop"))
                        .as(what)
                        .containsExactly("ALL");
                assertThat(Rendered.<String>at(container, "resources", "limits", "memory"))
                        .as(what)
                        .isNotNull();
                assertThat(Rendered.<Object>at(container, "resources", "requests", "cpu"))
                        .as(what)
                        .isNotNull();
                assertThat(Rendered.kind(workload).equals("Job") || container.containsKey("readinessProbe"))
                        .as(what)
                        .isTrue();
                assertThat((String) container.get("image"))
                        .as(what)
                        .contains(":")
                        .doesNotEndWith(":latest");
            }
        }
    }

    static Stream<Map<String, Object>> workloads(String folder) {
        return Stream.of("Deployment", "StatefulSet", "Job")
                .flatMap(kind -> Rendered.of(folder).ofKind(kind));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void ourOwnContainersCannotWriteToTheirImage(String folder) {
        for (String service : Repository.SERVICES) {
            assertThat(Rendered.<Boolean>at(
                            Rendered.of(folder).container(service), "securityContext", "readOnlyRootFilesystem"))
                    .as(service)
                    .isTrue();
        }
    }
}
