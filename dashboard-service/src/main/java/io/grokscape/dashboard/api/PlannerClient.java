package io.grokscape.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.grokscape.dashboard.DashboardConfig;
import io.grokscape.service.security.CallerToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Passes writes on to the planner and its answers back. Nothing is retried: only the caller knows what it meant. */
@ApplicationScoped
class PlannerClient {
    private static final Logger LOG = Logger.getLogger(PlannerClient.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private final URI planner;
    private final Duration timeout;
    private final CallerToken caller;
    private final ObjectMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

    PlannerClient(DashboardConfig config, CallerToken caller, ObjectMapper json) {
        this.planner = config.plannerUrl();
        this.timeout = config.plannerTimeout();
        this.caller = caller;
        this.json = json;
    }

    Response post(String path) {
        return send("POST", path);
    }

    Response send(String method, String path) {
        return send(method, path, "application/json", new byte[0]);
    }

    Response send(String method, String path, String contentType, byte[] body) {
        HttpResponse<byte[]> answer = ask(method, path, contentType, body);
        return Response.status(answer.statusCode())
                .type(answer.headers().firstValue("Content-Type").orElse("application/json"))
                .entity(answer.body())
                .build();
    }

    /** What the planner answers to a question that can do without; nothing, if it does not answer. */
    JsonNode ask(String path) {
        try {
            HttpResponse<byte[]> answer = ask("GET", path, "application/json", new byte[0]);
            return answer.statusCode() == 200 ? json.readTree(answer.body()) : MissingNode.getInstance();
        } catch (ProblemException | IOException e) {
            return MissingNode.getInstance();
        }
    }

    private HttpResponse<byte[]> ask(String method, String path, String contentType, byte[] body) {
        HttpRequest.Builder asked = HttpRequest.newBuilder(planner.resolve(path))
                .timeout(timeout)
                .header("Content-Type", contentType)
                .header("Accept", "application/json, application/problem+json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        // The planner decides by itself whether this caller may.
        caller.authorization().ifPresent(value -> asked.header("Authorization", value));
        try {
            return http.send(asked.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (HttpTimeoutException e) {
            LOG.warnf("the planner at %s did not answer %s %s: %s", planner, method, path, e.getMessage());
            throw new ProblemException(504, "Planner timeout", "the planner did not answer within " + timeout);
        } catch (IOException e) {
            LOG.warnf("the planner at %s cannot be reached: %s", planner, e);
            throw new ProblemException(502, "Planner unavailable", "the planner cannot be reached; try again shortly");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(503, "Interrupted", "the dashboard is stopping");
        }
    }
}
