package io.grokscape.standalone.database;

import io.grokscape.standalone.process.StackException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Postgres refuses to run as root. Where we are root, as in many containers, it runs in a user namespace of its own, in
 * which nobody is root; where those are forbidden, as {@code nobody}, who is then given its folders.
 *
 * @param prefix what stands before a Postgres command; empty for ordinary users
 * @param isAnother whether files must be given to that user
 */
record UnprivilegedUser(List<String> prefix, boolean isAnother) {
    private static final String NOBODY = "65534";

    static UnprivilegedUser find() throws InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new UnprivilegedUser(List.of(), false);
        }
        List<String> namespace = List.of("unshare", "--user", "--");
        return succeeds(namespace, "true")
                ? new UnprivilegedUser(namespace, false)
                : new UnprivilegedUser(
                        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"), true);
    }

    /** Lets that user read and write a folder and what is in it. */
    void give(Path folder) throws InterruptedException {
        if (!isAnother) {
            return;
        }
        boolean given = succeeds(List.of(), "chown", "-R", NOBODY + ":" + NOBODY, folder.toString())
                && succeeds(prefix, "test", "-w", folder.toString());
        if (!given) {
            throw new StackException("Postgres refuses to run as root, and the user nobody cannot reach " + folder
                    + ": run this as an ordinary user, or set GROKSCAPE_HOME to a folder that nobody can reach");
        }
    }

    private static boolean succeeds(List<String> prefix, String... command) throws InterruptedException {
        List<String> whole = Stream.concat(prefix.stream(), Stream.of(command)).toList();
        try {
            return new ProcessBuilder(whole)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }
}
