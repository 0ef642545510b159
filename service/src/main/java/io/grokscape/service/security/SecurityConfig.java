package io.grokscape.service.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Who may call this service. The same keys in every service. */
@ConfigMapping(prefix = "grokscape.security")
public interface SecurityConfig {
    /** A file of tokens: a line each, {@code name role sha256-of-the-token}. */
    Optional<Path> tokens();

    /** Access tokens of an OpenID Connect provider. */
    SignedConfig oidc();

    /** Whether anybody may look, where writes need a token. */
    @WithDefault("false")
    boolean openReads();

    /** Whether anybody may scrape metrics, where writes need a token. */
    @WithDefault("false")
    boolean openMetrics();

    /** Host names under which browsers may write; {@code *} = any, for use behind a proxy that checks. */
    @WithDefault("localhost,127.0.0.1,[::1]")
    Set<String> allowedHosts();

    /** Requests a minute of one caller, where there are callers; more are asked to wait. */
    @WithDefault("1200")
    int requestsPerMinute();

    /** Wrong tokens a minute from one address; more are not even looked at. */
    @WithDefault("30")
    int failuresPerMinute();

    /** Where a browser without a token is sent; none = it is told 401. */
    Optional<String> signInPage();

    /** Settings of signed tokens. */
    interface SignedConfig {
        /** Who must have signed them, as the provider's discovery document says it. */
        Optional<String> issuer();

        /** For whom they must be. */
        @WithDefault("grokscape")
        String audience();

        /** The issuer's public keys: a JSON web key set, its path or its https address. */
        Optional<String> keys();

        /** The claim that holds roles. */
        @WithDefault("roles")
        String rolesClaim();
    }
}
