package io.grokscape.dashboard;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The stack as {@code grokscape up} starts it from the last build, on free ports, with its data in a temporary folder. */
final class WholeStack implements AutoCloseable {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> PORTS = List.of(
            "BROKER", "CONTROLLER", "OBJECT_STORE", "DATABASE", "PLANNER", "TRAINER", "ANALYZER", "DASHBOARD");

    private final Path data;

    private WholeStack(Path data) {
        this.data = data;
    }

    static WholeStack start() throws IOException, InterruptedException {
        Path program = CHECKOUT.resolve("standalone/target/standalone.jar");
        if (!Files.exists(program)) {
            throw new IllegalStateException("there is no %s: run ./grokscape build first".formatted(program));
        }
        WholeStack stack = new WholeStack(Files.createTempDirectory("grokscape-stack-"));
        stack.grokscape("up");
        return stack;
    }

    /** Where the dashboard is. */
    String address() {
        return part("dashboard").get("address").asText();
    }

    /** Ends a part as a crash would; its supervisor starts it again. */
    void kill(String part) {
        JsonNode processes = part(part).get("processes");
        long child = processes.get(processes.size() - 1).get("pid").asLong(); // behind the shell that watches over it
        ProcessHandle process = ProcessHandle.of(child).orElseThrow();
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
    }

    private JsonNode part(String name) {
        try {
            JsonNode parts = new ObjectMapper()
                    .readTree(data.resolve("stack.json").toFile())
                    .get("parts");
            return StreamSupport.stream(parts.spliterator(), false)
                    .filter(part -> part.get("name").asText().equals(name))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void grokscape(String command) throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dgrokscape.checkout=" + CHECKOUT,
                        "-cp",
                        CHECKOUT + "/standalone/target/standalone.jar:" + CHECKOUT + "/standalone/target/lib/*",
                        "io.grokscape.standalone.Grokscape",
                        command)
                .redirectErrorStream(true);
        program.environment().put("GROKSCAPE_HOME", data.toString());
        PORTS.forEach(part -> program.environment().put("GROKSCAPE_" + part + "_PORT", "0"));
        Process process = program.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("grokscape %s: %s".formatted(command, said));
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        grokscape("down");
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
