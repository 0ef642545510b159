package io.grokscape.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * A service as its image starts it: its own process, set by its environment alone, reachable from everywhere. With
 * {@code -Drehearsal.images=FOLDER} it is started from the images unpacked there (deployment/images/try.sh).
 */
final class ServiceProcess implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final String IMAGES = System.getProperty("rehearsal.images");
    private static final List<String> FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-modules=jdk.incubator.vector");
    /** Many share one machine here. */
    private static final List<String> LEAN = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-Dorg.bytedeco.javacpp.maxbytes=512m",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0");

    private final Process process;
    private final int port;
    private final Path log;

    private ServiceProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    static ServiceProcess start(String service, String name, int port, Path folder, Map<String, String> environment) {
        try {
            Path log = folder.resolve(name + ".log");
            List<String> lean = new ArrayList<>(LEAN);
            if (!service.equals("trainer")) {
                lean.add("-XX:TieredStopAtLevel=1"); // mostly waits; a trainer needs the full compiler
            }
            List<String> command = IMAGES == null ? packaged(service) : unpacked(service);
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("JDK_JAVA_OPTIONS", String.join(" ", lean));
            builder.environment().put("QUARKUS_HTTP_HOST", "0.0.0.0");
            builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new ServiceProcess(process, port, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> packaged(String service) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-jar", "../%s-service/target/quarkus-app/quarkus-run.jar".formatted(service)));
        return command;
    }

    private static List<String> unpacked(String service) {
        return List.of("images/enter.sh", Path.of(IMAGES, service + "-service").toString());
    }

    /**
     * A free port below those that systems give to outgoing connections: it is bound a while later, and until then none of
     * these may take it.
     */
    static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Taken: another one.
            }
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isReady() {
        if (!process.isAlive()) {
            throw new AssertionError("it has ended: " + log());
        }
        try {
            return get("/q/health/ready", null).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path, token).GET());
    }

    HttpResponse<String> post(String path, String token, String type, String body) {
        return send(request(path, token).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://" + address() + path)).timeout(Duration.ofSeconds(60));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for its end; the exit status. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            throw new AssertionError("it still runs: " + log());
        }
        return process.exitValue();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a node that loses power would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
