package io.grokscape.service.security;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The token of the request that is being answered: a service that asks another on a caller's behalf passes it on. */
@ApplicationScoped
public class CallerToken {
    private final CurrentVertxRequest current;

    CallerToken(CurrentVertxRequest current) {
        this.current = current;
    }

    /** The value for an {@code Authorization} header; empty if the caller showed nothing. */
    public Optional<String> authorization() {
        if (current.getCurrent() == null) {
            return Optional.empty();
        }
        HttpServerRequest request = current.getCurrent().request();
        Cookie cookie = request.getCookie(Gate.COOKIE);
        return Optional.ofNullable(request.getHeader("Authorization"))
                .or(() -> Optional.ofNullable(cookie).map(token -> "Bearer " + token.getValue()));
    }
}
