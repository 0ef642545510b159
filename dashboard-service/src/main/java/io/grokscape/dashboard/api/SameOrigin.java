package io.grokscape.dashboard.api;

import io.grokscape.dashboard.DashboardConfig;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Writes are accepted from this page and from programs, never from another site's page: a browser always says where a
 * write comes from, and a name that another site points here is none of the allowed hosts.
 */
class SameOrigin {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Set<String> allowedHosts;

    SameOrigin(DashboardConfig config) {
        this.allowedHosts = config.allowedHosts();
    }

    @ServerRequestFilter(preMatching = true)
    Optional<Response> check(ContainerRequestContext request) {
        if (READS.contains(request.getMethod())) {
            return Optional.empty();
        }
        return refusal(
                        allowedHosts,
                        request.getHeaderString("Host"),
                        request.getHeaderString("Origin"),
                        request.getHeaderString("Sec-Fetch-Site"))
                .map(reason -> new Problem("Forbidden", 403, reason).response());
    }

    /** Why a write is refused; empty if it is not. */
    static Optional<String> refusal(Set<String> allowedHosts, String host, String origin, String fetchSite) {
        if (host == null || !(allowedHosts.contains("*") || allowedHosts.contains(withoutPort(host)))) {
            return Optional.of("writes are not accepted under the host name '" + host + "'");
        }
        if (fetchSite != null && !fetchSite.equals("same-origin") && !fetchSite.equals("none")) {
            return Optional.of("writes are not accepted from other sites");
        }
        if (origin != null && !host.equals(authority(origin))) {
            return Optional.of("writes are not accepted from the origin '" + origin + "'");
        }
        return Optional.empty();
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":\\d+$", "");
    }

    private static String authority(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
