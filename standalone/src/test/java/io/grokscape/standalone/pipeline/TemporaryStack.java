package io.grokscape.standalone.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grokscape.standalone.Grokscape;
import io.grokscape.standalone.process.DataFolder;
import io.grokscape.standalone.process.ProcessIdentity;
import io.grokscape.standalone.process.StackState;
import io.grokscape.standalone.stack.Credentials;
import io.grokscape.standalone.stack.Installation;
import io.grokscape.standalone.stack.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The real stack on free ports, with its data in a temporary folder. */
final class TemporaryStack implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final DataFolder folder;
    private final Supervisor supervisor;
    private final StackState state;

    TemporaryStack(Path root) throws InterruptedException {
        folder = new DataFolder(root);
        supervisor = Supervisor.take(
                        Installation.current(),
                        folder,
                        variable -> variable.endsWith("_PORT") ? "0" : null,
                        event -> {})
                .orElseThrow();
        try {
            supervisor.start();
        } catch (RuntimeException e) {
            supervisor.close();
            throw e;
        }
        state = StackState.read(folder).orElseThrow();
    }

    String address(String part) {
        return state.address(part);
    }

    /** Rows of the database that planner and dashboard share; each a line of text. */
    List<String> rows(String sql) throws SQLException {
        Credentials credentials = Credentials.of(folder);
        String url = "jdbc:postgresql://%s/grokscape".formatted(state.address("database"));
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, credentials.dbUser(), credentials.dbPassword());
                ResultSet found = connection.createStatement().executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    /** Posts JSON to a service. */
    HttpResponse<String> post(String part, String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(state.address(part) + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    JsonNode planner(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(state.address("planner") + path).body());
    }

    String kafka() {
        return state.address("broker");
    }

    List<ProcessIdentity> processes() {
        return state.parts().stream().flatMap(part -> part.processes().stream()).toList();
    }

    String dashboardAddress() {
        return state.address("dashboard");
    }

    JsonNode dashboard(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(dashboardAddress() + path).body());
    }

    int dashboardStatus(String path) throws IOException, InterruptedException {
        return get(dashboardAddress() + path).statusCode();
    }

    HttpResponse<String> submit(String yaml) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(state.address("planner") + "/api/studies"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(yaml))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    /** How a command ended, and all it wrote. */
    record Said(int status, String text) {}

    /** Runs {@code grokscape} as a process of its own, against this stack. */
    Said command(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of(Installation.java(), "-cp", System.getProperty("java.class.path"), Grokscape.class.getName()));
        line.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(line).redirectErrorStream(true);
        process.environment().put("GROKSCAPE_HOME", folder.root().toString());
        Process command = process.start();
        String text = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(command.waitFor(), text);
    }

    /** What the object store's folder holds of a run. */
    Path objectsOf(String runId) {
        return folder.objects().resolve("grokscape/runs").resolve(runId);
    }

    /** How often a run was begun. */
    long attempts(String runId) throws IOException {
        try (Stream<Path> attempts = Files.list(objectsOf(runId).resolve("attempts"))) {
            return attempts.count();
        }
    }

    @Override
    public void close() {
        supervisor.close();
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(30))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
