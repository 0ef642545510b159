package io.grokscape.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grokscape.testsupport.EmbeddedPostgres;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS that ends in a service: a real dashboard with a certificate, set by nothing but its environment. */
class TlsTest {
    private static final String TOKEN = "token-of-vera-2f0a";

    @TempDir
    private static Path folder;

    private static Authority authority;
    private static EmbeddedPostgres database;
    private static int tlsPort;
    private static int plainPort;
    /** In the broker's place: without an address of our own the dashboard would read that of this machine's stack. */
    private static Bystander broker;

    private static ServiceProcess dashboard;
    private static HttpClient trusting;

    @BeforeAll
    static void start() throws Exception {
        authority = Authority.found(folder.resolve("authority"));
        database = EmbeddedPostgres.start();
        broker = new Bystander();
        Tokens.write(folder.resolve("tokens"), Map.of("viewer", TOKEN));
        tlsPort = ServiceProcess.freePort();
        plainPort = ServiceProcess.freePort();
        dashboard = ServiceProcess.start("dashboard", "dashboard", plainPort, folder, environment("disabled", tlsPort));
        trusting = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .sslContext(authority.trusted())
                .build();
        Cluster.await("the dashboard answers", () -> answers(tlsPort));
    }

    @AfterAll
    static void stop() throws IOException {
        if (dashboard != null) {
            dashboard.close();
        }
        database.close();
        broker.close();
    }

    private static Map<String, String> environment(String plainRequests, int port) throws Exception {
        Authority.Pem pem = authority.serverPem("dashboard-" + plainRequests);
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_TLS_KEY_STORE_PEM__0__CERT", pem.certificate().toString(),
                "QUARKUS_TLS_KEY_STORE_PEM__0__KEY", pem.key().toString(),
                "QUARKUS_HTTP_SSL_PORT", Integer.toString(port),
                "QUARKUS_HTTP_INSECURE_REQUESTS", plainRequests,
                "GROKSCAPE_SECURITY_TOKENS", folder.resolve("tokens").toString()));
        environment.putAll(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", broker.address(),
                "GROKSCAPE_DB_URL", database.jdbcUrl(),
                "GROKSCAPE_DB_USER", database.user(),
                "GROKSCAPE_DB_PASSWORD", database.password(),
                "GROKSCAPE_S3_SECRET_KEY", "chosen"));
        return environment;
    }

    private static boolean answers(int port) {
        assertThat(dashboard.isAlive()).as(dashboard.log()).isTrue();
        try {
            return get(trusting, "https", port, "/api/studies", TOKEN).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpResponse<String> get(HttpClient client, String scheme, int port, String path, String token)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("%s://127.0.0.1:%d%s".formatted(scheme, port, path)))
                .timeout(Duration.ofSeconds(60));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void overTlsATokenCountsAndNoneIsRefused() throws IOException {
        assertThat(get(trusting, "https", tlsPort, "/api/studies", TOKEN).statusCode())
                .isEqualTo(200);
        assertThat(get(trusting, "https", tlsPort, "/api/studies", null).statusCode())
                .isEqualTo(401);
        assertThat(get(trusting, "https", tlsPort, "/api/studies", "a-guess").statusCode())
                .isEqualTo(401);
    }

    @Test
    void plainHttpIsSpokenAtNoPort() {
        HttpClient plain = HttpClient.newHttpClient();
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> get(plain, "http", plainPort, "/api/studies", TOKEN));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> get(plain, "http", tlsPort, "/api/studies", TOKEN));
    }

    @Test
    void whoDoesNotTrustTheAuthoritySendsNothing() {
        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> get(HttpClient.newHttpClient(), "https", tlsPort, "/api/studies", TOKEN));
    }

    @Test
    void whereItIsSoSetPlainRequestsAreSentToTheOtherDoorWithoutBeingLookedAt() throws Exception {
        int plain = ServiceProcess.freePort();
        int tls = ServiceProcess.freePort();
        try (ServiceProcess redirecting =
                ServiceProcess.start("dashboard", "redirecting", plain, folder, environment("redirect", tls))) {
            Cluster.await("it answers", () -> answers(tls));
            // Asked to turn to HTTP/2, the framework finds no host to send the client to, and says 404.
            HttpClient plainClient =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            HttpResponse<String> answer = get(plainClient, "http", plain, "/api/studies", TOKEN);
            assertThat(answer.statusCode()).as(redirecting.log()).isEqualTo(301);
            assertThat(answer.headers().firstValue("Location"))
                    .contains("https://127.0.0.1:%d/api/studies".formatted(tls));
        }
    }

    @Test
    void theCommandLineShowsItsTokenToAServiceItTrusts() throws Exception {
        assertThat(grokscape(
                        "-Djavax.net.ssl.trustStore=" + authority.trustStore(),
                        "-Djavax.net.ssl.trustStorePassword=" + Authority.PASSWORD))
                .contains("answers")
                .doesNotContain(TOKEN);
    }

    @Test
    void andSaysInOneLineThatItDoesNotTrustAnother() throws Exception {
        assertThat(grokscape())
                .hasLineCount(1)
                .contains("https://127.0.0.1:" + tlsPort, "is not trusted", "javax.net.ssl.trustStore=")
                .doesNotContain(TOKEN);
    }

    private static String grokscape(String... options) throws IOException {
        return CommandLine.run(
                List.of(options),
                Map.of("GROKSCAPE_TOKEN", TOKEN),
                List.of("status", "--url", "https://127.0.0.1:" + tlsPort));
    }
}
