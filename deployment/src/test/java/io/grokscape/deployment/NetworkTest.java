package io.grokscape.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Network policies: they select pods that there are, deny the rest, and the two ends of an arrow agree. */
class NetworkTest {
    static final List<String> ALL = Rendered.ALL;

    /** A selector that selects nothing is an open door, or a closed one, that nobody notices. */
    @ParameterizedTest
    @FieldSource("ALL")
    void everyNetworkPolicyAndBudgetSelectsAPodOfOurs(String folder) {
        List<Map<String, String>> labels = new ArrayList<>();
        ManifestsTest.workloads(folder)
                .forEach(workload -> labels.add(Rendered.at(workload, "spec", "template", "metadata", "labels")));
        Rendered.of(folder)
                .ofKind("Kafka")
                .forEach(kafka -> labels.add(Map.of("strimzi.io/cluster", Rendered.name(kafka))));
        Stream.concat(
                        Rendered.of(folder).ofKind("NetworkPolicy"),
                        Rendered.of(folder).ofKind("PodDisruptionBudget"))
                .forEach(document -> {
                    Map<String, Object> spec = Rendered.at(document, "spec");
                    Map<String, Object> selector =
                            Rendered.at(spec, spec.containsKey("podSelector") ? "podSelector" : "selector");
                    assertThat(labels)
                            .as("%s in %s", Rendered.name(document), folder)
                            .anyMatch(pod -> selects(selector, pod));
                });
    }

    /** Two halves of one arrow: who may speak to a foundation inside the cluster is also heard by it. */
    @Test
    void whoMaySpeakToAFoundationIsHeardByIt() {
        Rendered local = Rendered.of("k8s/overlays/local");
        List<Map<String, String>> pods = ManifestsTest.workloads("k8s/overlays/local")
                .<Map<String, String>>map(workload -> Rendered.at(workload, "spec", "template", "metadata", "labels"))
                .toList();
        for (String foundation : List.of("kafka", "s3", "postgres")) {
            Set<Map<String, String>> speaking = new HashSet<>();
            Set<Map<String, String>> heard = new HashSet<>();
            for (Map<String, Object> policy : local.ofKind("NetworkPolicy").toList()) {
                Map<String, Object> selector = Rendered.at(policy, "spec", "podSelector");
                if (peers(policy, "egress", "to").anyMatch(peer -> foundation.equals(name(peer)))) {
                    pods.stream().filter(pod -> selects(selector, pod)).forEach(speaking::add);
                }
                if (foundation.equals(name(selector))) {
                    peers(policy, "ingress", "from").forEach(peer -> pods.stream()
                            .filter(pod -> selects(peer, pod))
                            .forEach(heard::add));
                }
            }
            assertThat(speaking).as(foundation).isNotEmpty();
            assertThat(heard).as(foundation).containsAll(speaking);
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void aWayOutLeadsToThePortItsPeerListensOn(String folder) {
        Map<String, Set<Object>> listening = new HashMap<>();
        Rendered.of(folder).ofKind("Service").forEach(service -> listening.put(Rendered.name(service), ports(service)));
        List<String> looked = new ArrayList<>();
        Rendered.of(folder).ofKind("NetworkPolicy").forEach(policy -> peers(policy, "egress", "to")
                .map(NetworkTest::name)
                .filter(listening::containsKey)
                .forEach(peer -> {
                    looked.add(peer);
                    assertThat(listening.get(peer))
                            .as("%s of %s in %s", peer, Rendered.name(policy), folder)
                            .containsAll(Rendered.list(policy, "spec", "egress").stream()
                                    .flatMap(rule -> Rendered.list(rule, "ports").stream())
                                    .map(port -> port.get("port"))
                                    .toList());
                }));
        assertThat(looked).contains("planner");
    }

    private static Set<Object> ports(Map<String, Object> service) {
        return Rendered.list(service, "spec", "ports").stream()
                .map(port -> port.get("port"))
                .collect(Collectors.toSet());
    }

    /** The pods that a policy's rules name, by their selectors. */
    private static Stream<Map<String, Object>> peers(Map<String, Object> policy, String rules, String side) {
        return Rendered.list(policy, "spec", rules).stream()
                .flatMap(rule -> Rendered.list(rule, side).stream())
                .filter(peer -> peer.containsKey("podSelector"))
                .map(peer -> Rendered.at(peer, "podSelector"));
    }

    private static String name(Map<String, Object> selector) {
        return Rendered.at(selector, "matchLabels", "app.kubernetes.io/name");
    }

    private static boolean selects(Map<String, Object> selector, Map<String, String> labels) {
        Map<String, String> wanted = Rendered.at(selector, "matchLabels");
        return (wanted == null || labels.entrySet().containsAll(wanted.entrySet()))
                && Rendered.list(selector, "matchExpressions").stream()
                        .allMatch(expression -> Rendered.<List<String>>at(expression, "values")
                                .contains(labels.get((String) expression.get("key"))));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void whateverIsNotAllowedIsDenied(String folder) {
        Map<String, Object> deny = Rendered.of(folder).one("NetworkPolicy", "default-deny");
        assertThat(Rendered.<Map<String, Object>>at(deny, "spec", "podSelector"))
                .isEmpty();
        assertThat(Rendered.<List<String>>at(deny, "spec", "policyTypes")).containsExactly("Ingress", "Egress");
        assertThat(Rendered.<Object>at(deny, "spec", "ingress")).isNull();
        assertThat(Rendered.<Object>at(deny, "spec", "egress")).isNull();
    }
}
