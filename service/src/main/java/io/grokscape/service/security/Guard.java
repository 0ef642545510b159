package io.grokscape.service.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Builds the gate from the configuration, and refuses to start without one where one is needed. */
@Singleton
class Guard {
    private static final Logger LOG = Logger.getLogger(Guard.class);

    @Produces
    @Singleton
    Gate gate(SecurityConfig config) {
        List<Tokens> kinds = new ArrayList<>();
        config.tokens().ifPresent(file -> kinds.add(TokenFile.read(file)));
        signed(config.oidc()).ifPresent(kinds::add);
        return new Gate(
                kinds.isEmpty() ? Optional.empty() : Optional.of(Tokens.anyOf(kinds)),
                new AccessRules(config.openReads(), config.openMetrics()),
                new SameOrigin(config.allowedHosts()),
                new RateLimit(config.requestsPerMinute(), System::nanoTime),
                new RateLimit(config.failuresPerMinute(), System::nanoTime));
    }

    private static Optional<Tokens> signed(SecurityConfig.SignedConfig config) {
        if (config.issuer().isEmpty() && config.keys().isEmpty()) {
            return Optional.empty();
        }
        String issuer = config.issuer().orElseThrow(() -> incomplete("issuer"));
        String keys = config.keys().orElseThrow(() -> incomplete("keys"));
        return Optional.of(new SignedTokens(
                issuer,
                config.audience(),
                config.rolesClaim(),
                keys.contains("://") ? PublicKeys.ofAddress(URI.create(keys)) : PublicKeys.ofFile(Path.of(keys))));
    }

    private static UnsafeConfigurationException incomplete(String key) {
        return new UnsafeConfigurationException("grokscape.security.oidc." + key + " is missing");
    }

    /** Before anything else starts. */
    void check(@Observes @Priority(1) StartupEvent event, Gate gate, Config config) {
        String host = config.getValue("quarkus.http.host", String.class);
        SafeStart.check(host, gate.isGuarded(), key -> config.getOptionalValue(key, String.class));
        if (!SafeStart.isLoopback(host)
                && config.getOptionalValue("kafka.security.protocol", String.class)
                        .filter(protocol -> protocol.startsWith("SASL_"))
                        .isEmpty()) {
            LOG.warn("the broker is spoken to without authentication: whoever reaches it can write to every topic");
        }
    }
}
