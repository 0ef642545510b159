package io.grokscape.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Real processes: a service whose configuration is unsafe ends with one line, before it has opened its port or spoken to its
 * broker, its object store or its database.
 */
class UnsafeStartTest {
    static final List<String> SERVICES = Repository.SERVICES;

    @TempDir
    Path folder;

    private Bystander neighbours;

    @BeforeEach
    void standBy() throws IOException {
        neighbours = new Bystander();
    }

    @AfterEach
    void goHome() throws IOException {
        neighbours.close();
    }

    /** Everything a service needs elsewhere than on one machine, all of it at the bystander's address. */
    private Map<String, String> safe() throws IOException {
        Path tokens = Files.writeString(folder.resolve("tokens"), "rosa researcher " + "0".repeat(64));
        return new HashMap<>(Map.of(
                "GROKSCAPE_SECURITY_TOKENS",
                tokens.toString(),
                "KAFKA_BOOTSTRAP_SERVERS",
                neighbours.address(),
                "GROKSCAPE_S3_ENDPOINT",
                "http://" + neighbours.address(),
                "GROKSCAPE_S3_SECRET_KEY",
                "chosen",
                "GROKSCAPE_DB_URL",
                "jdbc:postgresql://" + neighbours.address() + "/grokscape",
                "GROKSCAPE_DB_PASSWORD",
                "chosen",
                "GROKSCAPE_PLANNER_URL",
                "http://" + neighbours.address()));
    }

    private void refuses(String service, Map<String, String> environment, String reason) throws Exception {
        int port = ServiceProcess.freePort();
        ServiceProcess process = ServiceProcess.start(service, "refused", port, folder, environment);
        while (process.isAlive()) {
            assertThat(isOpen(port)).as("port of " + service).isFalse();
            Thread.sleep(20);
        }
        assertThat(process.awaitEnd()).as(process.log()).isEqualTo(2);
        assertThat(process.log().lines().filter(line -> !line.matches("(NOTE|WARNING|Picked up).*")))
                .singleElement()
                .asString()
                .startsWith("unsafe configuration, not started: ")
                .contains(reason);
        assertThat(neighbours.callers()).as(process.log()).isZero();
    }

    private static boolean isOpen(int port) {
        try (Socket _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceOpenToEverybodyEndsBeforeItSpeaksToAnybody(String service) throws Exception {
        Map<String, String> open = safe();
        open.remove("GROKSCAPE_SECURITY_TOKENS");
        refuses(service, open, "listening on 0.0.0.0 (quarkus.http.host");
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void soDoesOneWithASecretThatEverybodyKnows(String service) throws Exception {
        Map<String, String> wellKnown = safe();
        wellKnown.remove("GROKSCAPE_S3_SECRET_KEY");
        refuses(service, wellKnown, "(GROKSCAPE_S3_SECRET_KEY)");
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void soDoesOneWhoseTokensCannotBeRead(String service) throws Exception {
        Map<String, String> mistaken = safe();
        Files.writeString(folder.resolve("tokens"), "rosa queen " + "0".repeat(64));
        refuses(service, mistaken, "tokens line 1: no role is called 'queen'");
    }

    /** Without this the others would show nothing. */
    @ParameterizedTest
    @FieldSource("SERVICES")
    void aSafeOneSpeaksToItsNeighbours(String service) throws Exception {
        try (ServiceProcess process =
                ServiceProcess.start(service, "safe", ServiceProcess.freePort(), folder, safe())) {
            Cluster.await("it calls", () -> neighbours.callers() > 0 || !process.isAlive());
            assertThat(neighbours.callers()).as(process.log()).isPositive();
        }
    }
}
