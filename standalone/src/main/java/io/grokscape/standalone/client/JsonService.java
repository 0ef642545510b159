package io.grokscape.standalone.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;

/** JSON over HTTP with one service: time-outs, a bounded number of tries, one clear error. Redirects are not followed. */
final class JsonService {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int TRIES = 4;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final String name;
    private final String address;
    private final Optional<AccessToken> token = AccessToken.ofEnvironment();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /** @param address such as {@code http://127.0.0.1:8081} */
    JsonService(String name, String address) {
        this.name = name;
        this.address = address;
    }

    <T> T get(String path, Class<T> type) throws InterruptedException {
        return exchange(request(path).GET().build(), type);
    }

    /** Posts; only for requests that may be repeated safely. */
    <T> T post(String path, String contentType, String body, Class<T> type) throws InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build();
        return exchange(request, type);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(ANSWER)
                .header("Accept", "application/json");
        token.ifPresent(shown -> request.header("Authorization", shown.authorization()));
        return request;
    }

    private <T> T exchange(HttpRequest request, Class<T> type) throws InterruptedException {
        IOException last = null;
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                if (response.statusCode() < 500 || tries == TRIES - 1) {
                    return read(response, type);
                }
            } catch (SSLHandshakeException e) {
                throw untrusted(e);
            } catch (IOException e) {
                last = e;
            }
            Thread.sleep(PAUSE.multipliedBy(tries + 1));
        }
        throw new ServiceException(0, "the %s at %s does not answer: %s".formatted(name, address, last));
    }

    /** Another try would end the same way. */
    private ServiceException untrusted(SSLHandshakeException cause) {
        return new ServiceException(
                0,
                "the %s at %s is not trusted (%s); an authority of your own: JDK_JAVA_OPTIONS=-Djavax.net.ssl.trustStore=FILE"
                        .formatted(name, address, cause.getMessage()));
    }

    private <T> T read(HttpResponse<String> response, Class<T> type) throws IOException {
        if (response.statusCode() < 300) {
            return JSON.readValue(response.body(), type);
        }
        throw new ServiceException(
                response.statusCode(),
                switch (response.statusCode()) {
                    case 401 -> unknown();
                    case 403 -> "the %s at %s: %s%s".formatted(name, address, reason(response), hint());
                    default -> reason(response);
                });
    }

    private String unknown() {
        return token.isEmpty()
                ? "the %s at %s wants a token%s".formatted(name, address, hint())
                : "the %s at %s does not know the token in %s, or it has expired"
                        .formatted(name, address, AccessToken.VARIABLE);
    }

    private String hint() {
        return token.isEmpty() ? ": set " + AccessToken.VARIABLE : "";
    }

    /** What problem+json (RFC 9457) says, or the status where the answer is something else. */
    private String reason(HttpResponse<String> response) {
        try {
            JsonNode problem = JSON.readTree(response.body());
            if (problem != null && problem.path("detail").isTextual()) {
                return problem.get("detail").asText();
            }
        } catch (IOException e) {
            // No JSON: the status has to do.
        }
        return "the %s answers %s with status %d".formatted(name, response.uri(), response.statusCode());
    }
}
