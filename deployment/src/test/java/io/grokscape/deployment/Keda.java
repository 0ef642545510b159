package io.grokscape.deployment;

import java.util.List;
import java.util.Map;

/** The parts of KEDA's ScaledObject that are used here; anything else is refused. CI checks against KEDA's own schema. */
final class Keda {
    private Keda() {}

    record ScaledObject(String apiVersion, String kind, Map<String, Object> metadata, Spec spec) {}

    record Spec(
            Target scaleTargetRef,
            int minReplicaCount,
            int maxReplicaCount,
            int pollingInterval,
            int cooldownPeriod,
            Advanced advanced,
            List<Trigger> triggers) {}

    record Target(String name) {}

    record Advanced(Autoscaler horizontalPodAutoscalerConfig) {}

    record Autoscaler(Behavior behavior) {}

    record Behavior(ScaleDown scaleDown) {}

    record ScaleDown(int stabilizationWindowSeconds, List<Policy> policies) {}

    record Policy(String type, int value, int periodSeconds) {}

    record Trigger(String type, Prometheus metadata) {}

    /** Values are strings: KEDA reads them itself. */
    record Prometheus(
            String serverAddress,
            String query,
            String threshold,
            String activationThreshold,
            String ignoreNullValues) {}
}
