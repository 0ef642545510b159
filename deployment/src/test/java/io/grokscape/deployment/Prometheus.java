package io.grokscape.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real Prometheus that scrapes the services every second. */
final class Prometheus implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final Process process;
    private final String address;

    private Prometheus(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** A program of the Debian package prometheus: on the path, or unpacked in the folder PROMETHEUS_HOME. */
    static String program(String name) {
        String home = System.getenv("PROMETHEUS_HOME");
        return home == null ? name : Path.of(home, "usr", "bin", name).toString();
    }

    /** @param jobs addresses by the name of the service */
    static Prometheus start(Path folder, Map<String, List<String>> jobs) throws IOException {
        StringBuilder config =
                new StringBuilder("global: {scrape_interval: 1s, scrape_timeout: 1s}\nscrape_configs:\n");
        jobs.forEach((job, addresses) ->
                config.append("  - {job_name: %s, metrics_path: /q/metrics, static_configs: [{targets: %s}]}\n"
                        .formatted(
                                job,
                                addresses.stream()
                                        .map(address -> '"' + address + '"')
                                        .toList())));
        Path file = Files.writeString(folder.resolve("prometheus.yml"), config);
        int port = ServiceProcess.freePort();
        Process process = new ProcessBuilder(
                        program("prometheus"),
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("prometheus-data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Prometheus(process, "http://127.0.0.1:" + port);
    }

    /** The finite values an expression has now; none while Prometheus starts. */
    List<Double> query(String promql) {
        URI uri = URI.create(address + "/api/v1/query?query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8));
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 503) {
                return List.of();
            }
            JsonNode body = JsonMapper.builder().build().readTree(answer.body());
            if (!body.path("status").asText().equals("success")) {
                throw new AssertionError(promql + ": " + answer.body());
            }
            List<Double> values = new ArrayList<>();
            for (JsonNode series : body.path("data").path("result")) {
                double value =
                        Double.parseDouble(series.path("value").path(1).asText().replace("Inf", "Infinity"));
                if (Double.isFinite(value)) {
                    values.add(value);
                }
            }
            return values;
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
