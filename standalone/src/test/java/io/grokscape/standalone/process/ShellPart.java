package io.grokscape.standalone.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A part made of a line of shell, which serves as soon as a file is there. */
record ShellPart(String name, String script, Path servesWhen, Duration stopGrace) {
    /** Touches its file at once and stays. */
    static ShellPart steady(String name, Path folder) {
        Path file = folder.resolve(name + "-serves");
        return new ShellPart(name, "touch " + file + "; exec sleep 300", file, Duration.ofSeconds(5));
    }

    ShellPart script(String other) {
        return new ShellPart(name, other, servesWhen, stopGrace);
    }

    ShellPart stopGrace(Duration other) {
        return new ShellPart(name, script, servesWhen, other);
    }

    Part part() {
        return new Part(
                name,
                "nowhere",
                List.of("sh", "-c", script),
                Map.of(),
                "TERM",
                stopGrace,
                Part.Preparation.NONE,
                () -> Files.exists(servesWhen));
    }
}
