package io.grokscape.standalone.process;

import java.nio.file.Path;
import java.util.List;

/** A supervisor with one child, in a JVM that a test can kill. */
final class KilledSupervisor {
    private KilledSupervisor() {}

    public static void main(String[] arguments) throws Exception {
        DataFolder folder = new DataFolder(Path.of(arguments[0]));
        new Stack(
                        folder,
                        List.of(List.of(ShellPart.steady("child", folder.root()).part())),
                        event -> {})
                .start();
        Thread.sleep(300_000);
    }
}
