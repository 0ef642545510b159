package io.grokscape.service.security;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * What a service checks before it does anything else: one that others than this machine can reach needs tokens, and
 * credentials that are not printed in this repository; one that has a certificate speaks no plain HTTP.
 */
final class SafeStart {
    private static final String HOST = "quarkus.http.host";
    private static final String PLAIN_REQUESTS = "quarkus.http.insecure-requests";
    private static final Set<String> PLAIN_REFUSED = Set.of("disabled", "redirect");

    /**
     * A secret, and what it is on one machine where nobody chose one.
     *
     * @param variable of the environment that sets it
     */
    private record WellKnown(String key, String value, String variable) {
        boolean isStill(Config config) {
            return config.getOptionalValue(key, String.class)
                    .filter(value::equals)
                    .isPresent();
        }

        String named() {
            return "%s (%s)".formatted(key, variable);
        }
    }

    private static final List<WellKnown> WELL_KNOWN = List.of(
            storeKey("grokscape.s3.secret-key"),
            storeKey("grokscape.trainer.s3.secret-key"),
            storeKey("grokscape.analyzer.s3.secret-key"),
            storeKey("grokscape.dashboard.s3.secret-key"),
            new WellKnown("quarkus.datasource.password", "grokscape", "GROKSCAPE_DB_PASSWORD"));

    /** Any of these gives the HTTP server a certificate; the second is what the environment's double underscores mean. */
    private static final List<String> CERTIFICATES = List.of(
            "quarkus.tls.key-store.pem.0.cert",
            "quarkus.tls.key-store.pem.\"0\".cert",
            "quarkus.tls.key-store.p12.path",
            "quarkus.tls.key-store.jks.path",
            "quarkus.http.tls-configuration-name",
            "quarkus.http.ssl.certificate.files",
            "quarkus.http.ssl.certificate.key-store-file");

    private SafeStart() {}

    private static WellKnown storeKey(String key) {
        return new WellKnown(key, "grokscape-secret", "GROKSCAPE_S3_SECRET_KEY");
    }

    /**
     * Looks at the settings alone, and at the files of tokens and keys that they name.
     *
     * @throws UnsafeConfigurationException that says what is open, or wrong, and how to mend it
     */
    static void check(SmallRyeConfig config) {
        check(config, Guard.isGuardedBy(security(config)));
    }

    private static SecurityConfig security(SmallRyeConfig config) {
        try {
            ConfigMappings.registerConfigMappings(config, Set.of(ConfigClass.configClass(SecurityConfig.class)));
        } catch (ConfigValidationException e) {
            throw new UnsafeConfigurationException(e.getProblem(0).getMessage());
        }
        return config.getConfigMapping(SecurityConfig.class);
    }

    /** @param guarded whether there are tokens */
    static void check(Config config, boolean guarded) {
        String host = host(config);
        if (isLoopback(host)) {
            return;
        }
        if (!guarded) {
            throw new UnsafeConfigurationException(
                    ("listening on %s (%s, of %s), where others than this machine can reach it, needs authentication: set"
                                    + " grokscape.security.tokens or grokscape.security.oidc.issuer and .keys, or listen"
                                    + " on 127.0.0.1")
                            .formatted(host, HOST, config.getConfigValue(HOST).getSourceName()));
        }
        List<String> unchosen = WELL_KNOWN.stream()
                .filter(secret -> secret.isStill(config))
                .map(WellKnown::named)
                .toList();
        if (!unchosen.isEmpty()) {
            throw new UnsafeConfigurationException(
                    "listening on %s with the secret everybody knows in %s: choose another".formatted(host, unchosen));
        }
        if (hasCertificate(config) && !PLAIN_REFUSED.contains(word(config, PLAIN_REQUESTS))) {
            throw new UnsafeConfigurationException(
                    "listening on %s with a certificate and with plain HTTP beside it, where tokens can be read: set %s to %s"
                            .formatted(host, PLAIN_REQUESTS, "disabled or redirect"));
        }
    }

    /** What the service listens on. The framework's own default is everywhere. */
    static String host(Config config) {
        return config.getOptionalValue(HOST, String.class).orElse("0.0.0.0");
    }

    /** Whether the HTTP server speaks TLS. */
    static boolean hasCertificate(Config config) {
        return CERTIFICATES.stream()
                .anyMatch(key -> config.getOptionalValue(key, String.class).isPresent());
    }

    private static String word(Config config, String key) {
        return Optional.ofNullable(config.getConfigValue(key).getValue())
                .orElse("")
                .toLowerCase();
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
