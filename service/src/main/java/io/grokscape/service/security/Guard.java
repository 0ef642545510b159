package io.grokscape.service.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Builds the gate from the configuration, and warns of what it cannot close. */
@Singleton
class Guard {
    private static final Logger LOG = Logger.getLogger(Guard.class);

    @Produces
    @Singleton
    Gate gate(SecurityConfig config) {
        List<Tokens> kinds = new ArrayList<>();
        config.tokens().map(TokenFile::read).ifPresent(kinds::add);
        keys(config.oidc()).ifPresent(keys -> kinds.add(signed(config.oidc(), keys.follow())));
        return new Gate(
                kinds.isEmpty() ? Optional.empty() : Optional.of(Tokens.anyOf(kinds)),
                new AccessRules(config.openReads(), config.openMetrics()),
                new SameOrigin(config.allowedHosts()),
                new RateLimit(config.requestsPerMinute(), System::nanoTime),
                new RateLimit(config.failuresPerMinute(), System::nanoTime));
    }

    /**
     * Whether these settings name tokens of any kind. Fetches nothing.
     *
     * @throws UnsafeConfigurationException if what they name cannot be used
     */
    static boolean isGuardedBy(SecurityConfig config) {
        boolean byFile = config.tokens().map(TokenFile::read).isPresent();
        return keys(config.oidc()).isPresent() || byFile;
    }

    private static Optional<PublicKeys> keys(SecurityConfig.SignedConfig config) {
        if (config.issuer().isEmpty() && config.keys().isEmpty()) {
            return Optional.empty();
        }
        config.issuer().orElseThrow(() -> incomplete("issuer"));
        return Optional.of(PublicKeys.at(config.keys().orElseThrow(() -> incomplete("keys"))));
    }

    private static SignedTokens signed(SecurityConfig.SignedConfig config, PublicKeys keys) {
        return new SignedTokens(config.issuer().orElseThrow(), config.audience(), config.rolesClaim(), keys);
    }

    private static UnsafeConfigurationException incomplete(String key) {
        return new UnsafeConfigurationException("grokscape.security.oidc." + key + " is missing");
    }

    /** What is legitimate inside a closed network, and a mistake elsewhere. */
    void warn(@Observes @Priority(1) StartupEvent event, Config config) {
        if (SafeStart.isLoopback(SafeStart.host(config))) {
            return;
        }
        if (!SafeStart.hasCertificate(config)) {
            LOG.warn("plain HTTP: whoever can listen to the network reads tokens; let TLS end here or at an ingress");
        }
        if (config.getOptionalValue("kafka.security.protocol", String.class)
                .filter(protocol -> protocol.startsWith("SASL_"))
                .isEmpty()) {
            LOG.warn("the broker is spoken to without authentication: whoever reaches it can write to every topic");
        }
    }
}
