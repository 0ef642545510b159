package io.grokscape.service.security;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks the gate before any route, those of the framework included: resources, the page, metrics, health. */
@Singleton
class GateFilter {
    private static final Logger LOG = Logger.getLogger(GateFilter.class);
    /** Before every other filter. */
    private static final int FIRST = 10_000;

    private final Gate gate;
    private final Optional<String> signInPage;
    private final MeterRegistry metrics;

    GateFilter(Gate gate, SecurityConfig config, MeterRegistry metrics) {
        this.gate = gate;
        this.signInPage = config.signInPage();
        this.metrics = metrics;
        GateMetrics.register(metrics);
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext context) {
        var request = context.request();
        Cookie cookie = request.getCookie(Gate.COOKIE);
        switch (gate.ask(new Gate.Request(
                request.method().name(),
                request.path() == null ? "" : request.path(),
                request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress(),
                name -> name.equals("Host") ? host(request) : request.getHeader(name),
                cookie == null ? null : cookie.getValue()))) {
            case Gate.Answer.Pass pass -> pass(context, pass.caller());
            case Gate.Answer.Refusal refusal -> refuse(context, refusal);
        }
    }

    /** What a service refuses by itself, such as a study that is none, is logged like what the gate refuses. */
    private static void pass(RoutingContext context, Caller caller) {
        HttpServerRequest request = context.request();
        if (AccessRules.isWrite(request.method().name())) {
            context.addHeadersEndHandler(_ -> {
                int status = context.response().getStatusCode();
                if (status >= 400 && status < 500) {
                    LOG.infof(
                            "%s %s of %s from %s is answered with %d",
                            request.method(),
                            printable(request.path()),
                            printable(caller.name()),
                            request.remoteAddress(),
                            status);
                }
            });
        }
        context.next();
    }

    /** HTTP/2 names the host otherwise; Java's client turns to HTTP/2 after its first request. */
    private static String host(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return authority == null ? request.getHeader("Host") : authority.toString();
    }

    private void refuse(RoutingContext context, Gate.Answer.Refusal refusal) {
        metrics.counter(GateMetrics.REFUSALS, "status", Integer.toString(refusal.status()))
                .increment();
        LOG.infof(
                "%s %s from %s is refused: %d, %s",
                context.request().method(),
                printable(context.request().path()),
                context.request().remoteAddress(),
                refusal.status(),
                printable(refusal.reason()));
        var response = context.response();
        if (refusal.status() == 401 && signInPage.isPresent() && isPage(context)) {
            response.setStatusCode(303).putHeader("Location", signInPage.get()).end();
            return;
        }
        if (refusal.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"grokscape\"");
        }
        if (refusal.status() == 429) {
            response.putHeader("Retry-After", "60");
        }
        response.setStatusCode(refusal.status())
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("title", title(refusal.status()))
                        .put("status", refusal.status())
                        .put("detail", refusal.reason())
                        .encode());
    }

    private static boolean isPage(RoutingContext context) {
        String accept = context.request().getHeader("Accept");
        return context.request().method().name().equals("GET") && accept != null && accept.contains("text/html");
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            default -> "Too Many Requests";
        };
    }

    /** What strangers send must not end a log line, nor fill the log. */
    private static String printable(String text) {
        String safe = String.valueOf(text).replaceAll("\\p{Cntrl}", "?");
        return safe.length() > 200 ? safe.substring(0, 200) + "…" : safe;
    }
}
