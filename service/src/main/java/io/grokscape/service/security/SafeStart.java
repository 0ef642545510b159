package io.grokscape.service.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a service checks before it serves: one that others than this machine can reach needs tokens, and credentials that
 * are not printed in this repository.
 */
final class SafeStart {
    /** Keys of secrets, and the value each has on one machine where nobody chose one. */
    private static final Map<String, String> WELL_KNOWN = Map.of(
            "grokscape.s3.secret-key", "grokscape-secret",
            "grokscape.trainer.s3.secret-key", "grokscape-secret",
            "grokscape.analyzer.s3.secret-key", "grokscape-secret",
            "grokscape.dashboard.s3.secret-key", "grokscape-secret",
            "quarkus.datasource.password", "grokscape");

    private SafeStart() {}

    /**
     * @param host what the service listens on
     * @param guarded whether it has tokens
     * @param setting a setting's value by its key
     * @throws UnsafeConfigurationException that says what is open and how to close it
     */
    static void check(String host, boolean guarded, Function<String, Optional<String>> setting) {
        if (isLoopback(host)) {
            return;
        }
        if (!guarded) {
            throw new UnsafeConfigurationException(
                    ("listening on %s, where others than this machine can reach it, needs authentication: set"
                                    + " grokscape.security.tokens or grokscape.security.oidc.issuer and .keys, or listen"
                                    + " on 127.0.0.1")
                            .formatted(host));
        }
        List<String> unchosen = WELL_KNOWN.entrySet().stream()
                .filter(known -> setting.apply(known.getKey())
                        .filter(known.getValue()::equals)
                        .isPresent())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!unchosen.isEmpty()) {
            throw new UnsafeConfigurationException(
                    "listening on %s with the secret everybody knows in %s: choose another".formatted(host, unchosen));
        }
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
