package io.grokscape.service.security;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Writes are accepted from our own page and from programs, never from another site's page: a browser always says where a
 * write comes from, and a name that another site points here is none of the allowed hosts.
 *
 * @param allowedHosts names without port; {@code *} = any
 */
public record SameOrigin(Set<String> allowedHosts) {
    /** Why a write is refused; empty if it is not. Each of the three headers may be absent. */
    public Optional<String> refusal(String host, String origin, String fetchSite) {
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
