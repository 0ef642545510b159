package io.grokscape.service.security;

import static io.grokscape.service.security.Callers.OPERATOR;
import static io.grokscape.service.security.Callers.RESEARCHER;
import static io.grokscape.service.security.Callers.VIEWER;
import static io.grokscape.service.security.Callers.bearer;
import static io.grokscape.service.security.Callers.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final AccessRules CLOSED = new AccessRules(false, false);
    private static final Map<String, String> NOTHING = Map.of("Host", "planner:8081");

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong();

    private Gate gate(AccessRules rules) throws IOException {
        return Callers.guarded(folder, rules, limit(1000), limit(1000));
    }

    private RateLimit limit(int perMinute) {
        return new RateLimit(perMinute, clock::get);
    }

    private static int status(Gate gate, Gate.Request request) {
        return switch (gate.ask(request)) {
            case Gate.Answer.Pass _ -> 200;
            case Gate.Answer.Refusal refusal -> refusal.status();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/studies,            401, 200, 200, 200",
        "GET,  /q/metrics,              401, 200, 200, 200",
        "GET,  /q/openapi,              401, 200, 200, 200",
        "GET,  /,                       401, 200, 200, 200",
        "GET,  /q/health/ready,         200, 200, 200, 200",
        "GET,  /sign-in,                200, 200, 200, 200",
        "POST, /api/studies,            403, 403, 200, 200",
        "POST, /api/runs/1/cancel,      403, 403, 200, 200",
        "POST, /api/curves,             403, 200, 200, 200",
        "POST, /api/studies/check,      403, 200, 200, 200",
        "POST, /api/nobody-thought-of,  403, 403, 200, 200",
        "DELETE, /api/studies/1,        403, 403, 200, 200",
        "POST, /api/studies/1/rejudge,  403, 403, 403, 200",
        "POST, /api/rejudge,            403, 403, 403, 200",
        "POST, /api/operations/rebuild, 403, 403, 403, 200",
        "POST, /api/dead-letters/replay,403, 403, 403, 200",
    })
    void eachRoleMayDoWhatItIsFor(String method, String path, int nobody, int viewer, int researcher, int operator)
            throws IOException {
        Gate gate = gate(CLOSED);
        assertThat(status(gate, request(method, path, NOTHING))).isEqualTo(nobody);
        assertThat(status(gate, request(method, path, bearer(VIEWER)))).isEqualTo(viewer);
        assertThat(status(gate, request(method, path, bearer(RESEARCHER)))).isEqualTo(researcher);
        assertThat(status(gate, request(method, path, bearer(OPERATOR)))).isEqualTo(operator);
    }

    @Test
    void aWrongTokenIsRefusedAndNotRepeated() throws IOException {
        assertThat(gate(CLOSED).ask(request("POST", "/api/studies", bearer("guessed"))))
                .isInstanceOfSatisfying(Gate.Answer.Refusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(401);
                    assertThat(refusal.reason()).doesNotContain("guessed");
                });
    }

    @Test
    void whoGuessesIsNoLongerListenedToUntilAMinuteIsOver() throws IOException {
        Gate gate = Callers.guarded(folder, CLOSED, limit(1000), limit(3));
        for (int i = 0; i < 3; i++) {
            assertThat(status(gate, request("GET", "/api/studies", bearer("guess" + i))))
                    .isEqualTo(401);
        }
        assertThat(status(gate, request("GET", "/api/studies", bearer(OPERATOR))))
                .isEqualTo(429);
        clock.addAndGet(60_000_000_000L);
        assertThat(status(gate, request("GET", "/api/studies", bearer(OPERATOR))))
                .isEqualTo(200);
    }

    @Test
    void whoAsksTooMuchIsAskedToWaitAndNobodyElse() throws IOException {
        Gate gate = Callers.guarded(folder, CLOSED, limit(2), limit(1000));
        assertThat(status(gate, request("GET", "/api/studies", bearer(VIEWER)))).isEqualTo(200);
        assertThat(status(gate, request("GET", "/api/studies", bearer(VIEWER)))).isEqualTo(200);
        assertThat(status(gate, request("GET", "/api/studies", bearer(VIEWER)))).isEqualTo(429);
        assertThat(status(gate, request("GET", "/api/studies", bearer(RESEARCHER))))
                .isEqualTo(200);
    }

    @Test
    void readsAndMetricsCanBeOpenedOneByOne() throws IOException {
        assertThat(status(gate(new AccessRules(false, true)), request("GET", "/q/metrics", NOTHING)))
                .isEqualTo(200);
        assertThat(status(gate(new AccessRules(false, true)), request("GET", "/api/studies", NOTHING)))
                .isEqualTo(401);
        assertThat(status(gate(new AccessRules(true, false)), request("GET", "/api/studies", NOTHING)))
                .isEqualTo(200);
        assertThat(status(gate(new AccessRules(true, false)), request("GET", "/q/metrics", NOTHING)))
                .isEqualTo(401);
        assertThat(status(gate(new AccessRules(true, false)), request("POST", "/api/studies", NOTHING)))
                .isEqualTo(403);
    }

    @Test
    void aBrowsersCookieCountsUnlessAnotherSitesPageSendsIt() throws IOException {
        Gate gate = gate(CLOSED);
        Map<String, String> own = Map.of("cookie", RESEARCHER, "Host", "grokscape.example");
        assertThat(status(gate, request("POST", "/api/studies", own))).isEqualTo(200);
        Map<String, String> foreign =
                Map.of("cookie", RESEARCHER, "Host", "grokscape.example", "Origin", "https://evil.example");
        assertThat(status(gate, request("POST", "/api/studies", foreign))).isEqualTo(403);
    }

    @Test
    void withoutTokensThisMachineMayDoEverythingAndNoWebPageAnything() {
        Gate gate = new Gate(Optional.empty(), CLOSED, new SameOrigin(Set.of("127.0.0.1")), limit(1000), limit(1000));
        assertThat(status(gate, request("POST", "/api/studies", Map.of("Host", "127.0.0.1:8081"))))
                .isEqualTo(200);
        assertThat(status(gate, request("POST", "/api/studies", Map.of("Host", "rebound.example:8081"))))
                .isEqualTo(403);
        assertThat(status(
                        gate,
                        request(
                                "POST",
                                "/api/studies",
                                Map.of("Host", "127.0.0.1:8081", "Origin", "https://evil.example"))))
                .isEqualTo(403);
        assertThat(status(
                        gate,
                        request(
                                "POST",
                                "/api/studies",
                                Map.of(
                                        "Host", "127.0.0.1:8081",
                                        "Authorization", "Bearer made-up",
                                        "Origin", "https://evil.example"))))
                .as("a token means nothing where there are none")
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/studies/../../etc/passwd",
                "/api/studies/%2e%2e/%2E%2E/secret",
                "/api/runs/..%2fspec.json",
                "/api/runs/a%5cb",
                "/api/runs/a\\b",
                "/api/runs/a%00",
                "/api/runs/a%0d%0aSet-Cookie:x",
                "/q/health/../metrics"
            })
    void aPathThatLeadsElsewhereIsRefusedEvenToAnOperator(String path) throws IOException {
        assertThat(status(gate(CLOSED), request("GET", path, bearer(OPERATOR)))).isEqualTo(400);
    }

    @Test
    void aNameOfAMegabyteIsRefusedWithoutRepeatingIt() throws IOException {
        String name = "x".repeat(1 << 20);
        assertThat(gate(CLOSED).ask(request("GET", "/api/studies/" + name, bearer(OPERATOR))))
                .isInstanceOfSatisfying(Gate.Answer.Refusal.class, refusal -> assertThat(refusal.reason())
                        .hasSizeLessThan(200));
        assertThat(status(gate(CLOSED), request("GET", "/api/studies", bearer(name))))
                .isEqualTo(401);
    }
}
