package io.grokscape.standalone.command;

import io.grokscape.standalone.process.DataFolder;
import io.grokscape.standalone.stack.Installation;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A supervisor in a JVM of its own that stays when the terminal goes. */
final class DetachedSupervisor {
    /** Neither Ctrl-C in the shell that started it nor that shell's end may reach it. */
    private static final String SHELL = "trap '' INT HUP; exec \"$@\"";

    private final Process process;
    private final Path output;
    private final Path errors;
    private int shown;

    private DetachedSupervisor(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    static DetachedSupervisor start(Installation installation, DataFolder folder) throws IOException {
        Path output = folder.log("supervisor");
        Path errors = folder.log("supervisor-errors");
        List<String> command = new ArrayList<>(List.of("sh", "-c", SHELL, "sh", Installation.java()));
        command.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-D" + Installation.CHECKOUT_PROPERTY + "=" + installation.checkout());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("io.grokscape.standalone.Grokscape", SuperviseCommand.NAME));
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        return new DetachedSupervisor(process, output, errors);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whole lines it has printed since the last call. */
    List<String> newLines() throws IOException {
        String text = Files.readString(output, StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n') + 1;
        List<String> lines = text.substring(shown, end).lines().toList();
        shown = end;
        return lines;
    }

    /** Why it ended. */
    String lastWords() throws IOException {
        if (process.exitValue() == SuperviseCommand.TAKEN) {
            return "another process has just started a stack in the same data folder: see grokscape status";
        }
        String text = Files.readString(errors, StandardCharsets.UTF_8).strip();
        String last = text.isEmpty() ? "no word why" : text.lines().toList().getLast();
        return last.startsWith("grokscape: ")
                ? last.substring("grokscape: ".length())
                : "the supervisor ended: " + last;
    }

    void stop() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
