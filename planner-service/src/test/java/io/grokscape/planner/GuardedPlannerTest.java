package io.grokscape.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The planner with tokens, and requests no honest client would send: written byte by byte, so that no client mends them. */
@QuarkusTest
@TestProfile(GuardedPlannerTest.WithTokens.class)
@QuarkusTestResource(RealParts.class)
class GuardedPlannerTest {
    private static final String RESEARCHER = "Authorization: Bearer rosas-token\r\n";
    private static final String YAML = "Content-Type: application/yaml\r\n";

    /** A viewer, a researcher, an operator. */
    public static final class WithTokens implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path file = Files.createTempFile("tokens", "");
                Files.write(
                        file,
                        List.of(
                                "vera viewer " + sha256("veras-token"),
                                "rosa researcher " + sha256("rosas-token"),
                                "olga operator " + sha256("olgas-token")));
                return Map.of("grokscape.security.tokens", file.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String sha256(String token) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }
    }

    @TestHTTPResource
    URI planner;

    private String send(String request) throws IOException {
        try (Socket socket = new Socket(planner.getHost(), planner.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String get(String path, String headers) {
        return "GET %s HTTP/1.1\r\nHost: planner\r\nConnection: close\r\n%s\r\n".formatted(path, headers);
    }

    private static String post(String path, String headers, String body) {
        return "POST %s HTTP/1.1\r\nHost: planner\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n%s"
                .formatted(path, body.getBytes(StandardCharsets.UTF_8).length, headers, body);
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/studies,            401, 401, 200",
        "/q/metrics,              401, 401, 200",
        "/q/health/ready,         200, 200, 200",
    })
    void readsNeedATokenAndProbesDoNot(String path, int none, int wrong, int viewer) throws IOException {
        assertThat(status(send(get(path, "")))).isEqualTo(none);
        assertThat(status(send(get(path, "Authorization: Bearer made-up\r\n")))).isEqualTo(wrong);
        assertThat(status(send(get(path, "Authorization: Bearer veras-token\r\n"))))
                .isEqualTo(viewer);
    }

    @Test
    void aViewerMaySubmitNothingAndAResearcherReplaysNothing() throws IOException {
        assertThat(send(post("/api/studies", "Authorization: Bearer veras-token\r\n" + YAML, "name: x\n")))
                .startsWith("HTTP/1.1 403")
                .contains("vera is a viewer; this needs a researcher")
                .doesNotContain("veras-token");
        assertThat(status(send(post("/api/dead-letters/replay", RESEARCHER, ""))))
                .isEqualTo(403);
    }

    @Test
    void aBodyWithoutEndIsCutOff() throws IOException {
        assertThat(status(send(post("/api/studies", RESEARCHER + YAML, "# " + "x".repeat(1_100_000)))))
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
                "name: x\nbase: {task: add}\ngrid: [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]\n",
                "!!java.net.URL [http://127.0.0.1/]\n",
                "name: x\nbase: {task: add}\ngrid: {hidden_size: [1], nobody_knows: [1]}\n"
            })
    void yamlThatMeansHarmIsRefusedWithAPlace(String yaml) throws IOException {
        assertThat(send(post("/api/studies", RESEARCHER + YAML, yaml)))
                .startsWith("HTTP/1.1 400")
                .contains("\"line\":");
    }

    @Test
    void aNameOfNearlyAMegabyteIsRefusedAndNotRepeated() throws IOException {
        String answer = send(post(
                "/api/studies", RESEARCHER + YAML, "name: %s\nbase: {task: add}\n".formatted("n".repeat(900_000))));
        assertThat(answer).startsWith("HTTP/1.1 400").hasSizeLessThan(4_000);
        assertThat(status(send(get("/api/studies/" + "n".repeat(1 << 20), RESEARCHER))))
                .isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/studies/../../../etc/passwd",
                "/api/studies/..%2f..%2fetc%2fpasswd",
                "/api/runs/%2e%2e/x",
                "/api/runs/x%0d%0aSet-Cookie:%20a=b"
            })
    void aPathThatLeadsElsewhereOrEndsAHeaderIsRefused(String path) throws IOException {
        assertThat(send(get(path, RESEARCHER))).startsWith("HTTP/1.1 400").doesNotContainIgnoringCase("\nset-cookie");
    }

    @Test
    void whatIsRefusedIsLoggedOnALineOfItsOwnAndNeverWithTheToken() throws IOException {
        List<String> lines = loggedBy(
                get("/api/studies/17", "Authorization: Bearer guess-4711\r\n"),
                get("/api/runs/x%0d%0aforged", RESEARCHER),
                post("/api/rejudge", RESEARCHER, ""));
        assertThat(lines)
                .hasSize(3)
                .noneMatch(line -> line.contains("guess-4711") || line.contains("rosas-token") || line.contains("\n"));
        assertThat(lines.get(0)).contains("GET /api/studies/17 from ", "401");
        assertThat(lines.get(1)).contains("400");
        assertThat(lines.get(2)).contains("403, rosa is a researcher; this needs an operator");
    }

    @Test
    void soIsWhatPassesTheGateAndIsNoStudyButNotWhatWasInIt() throws IOException {
        String address = "/api/studies";
        List<String> lines = loggedBy(
                post(address, RESEARCHER + YAML, "name: &harm x\nbase: *harm\n"),
                post(address, RESEARCHER + YAML, "harm: " + "[".repeat(900_000)),
                post(address, RESEARCHER + YAML, "name: %s\nbase: {task: add}\n".formatted("harm".repeat(200_000))),
                post(address, RESEARCHER + YAML, "# " + "harm".repeat(300_000)));
        assertThat(lines).hasSize(4).noneMatch(line -> line.contains("harm") || line.contains("rosas-token"));
        assertThat(lines.subList(0, 3)).allMatch(line -> line.matches("POST /api/studies of rosa from .* with 400"));
        assertThat(lines.get(3)).matches("POST /api/studies of rosa from .* with 413");
    }

    private List<String> loggedBy(String... requests) throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        ExtHandler listener = new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord line) {
                lines.add(line.getFormattedMessage());
            }
        };
        Logger log = Logger.getLogger("io.grokscape.service.security");
        log.addHandler(listener);
        try {
            for (String request : requests) {
                send(request);
            }
        } finally {
            log.removeHandler(listener);
        }
        return lines;
    }

    @Test
    void anIdThatIsNoneIsNotFoundWhateverItHolds() throws IOException {
        assertThat(status(send(get("/api/runs/'%20or%201=1%20--", RESEARCHER)))).isEqualTo(404);
        assertThat(status(send(get("/api/studies/%3Cscript%3E", RESEARCHER)))).isEqualTo(404);
    }
}
