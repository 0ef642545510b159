package io.grokscape.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged command line, as a process of its own. */
final class CommandLine {
    private CommandLine() {}

    /**
     * Runs it; what it says.
     *
     * @param options of its JVM
     * @param environment set for it; a token that this process has is not handed on
     */
    static String run(List<String> options, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                "../standalone/target/standalone.jar:../standalone/target/lib/*",
                "io.grokscape.standalone.Grokscape"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("GROKSCAPE_TOKEN");
        builder.environment().putAll(environment);
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
