package io.grokscape.standalone.command;

import io.grokscape.standalone.console.Terminal;
import io.grokscape.standalone.stack.Installation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A second JVM with what engines need: the incubating Vector API, native access, a larger heap. */
final class EngineProcess {
    private static final List<String> FLAGS = List.of(
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
    /** The JVM says this on standard error whenever the Vector API is there; nobody can act on it. */
    private static final String REMARK = "WARNING: Using incubator modules";

    private static final List<String> PASSED_ON =
            List.of(Installation.CHECKOUT_PROPERTY, Terminal.INTERACTIVE_PROPERTY, Terminal.WIDTH_PROPERTY);

    private EngineProcess() {}

    /** Runs one of our commands there; returns its exit status. It ends when we do. */
    static int run(String command, List<String> arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(arguments);
        return run(System.getProperty("java.class.path"), "io.grokscape.standalone.Grokscape", words);
    }

    /** Runs a program there; returns its exit status. It ends when we do. */
    static int run(String classPath, String mainClass, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(Installation.java()));
        line.addAll(FLAGS);
        for (String property : PASSED_ON) {
            if (System.getProperty(property) != null) {
                line.add("-D" + property + "=" + System.getProperty(property));
            }
        }
        line.addAll(List.of("-cp", classPath, mainClass));
        line.addAll(arguments);
        Process process = new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start(); // its standard input is ours to close: that is how it learns of our end
        Thread end = new Thread(process::destroy, "end-engine");
        Runtime.getRuntime().addShutdownHook(end);
        try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
            errors.lines().filter(text -> !text.startsWith(REMARK)).forEach(System.err::println);
        }
        return process.waitFor();
    }

    /** In the second JVM: ends it when the first one has gone. */
    static void endWithParent() {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // Nothing is ever written: only the end of the pipe matters.
                }
            } catch (IOException e) {
                // The pipe is broken, which means the same.
            }
            Runtime.getRuntime().halt(ExitStatus.FAILED);
        });
    }
}
