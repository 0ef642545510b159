package io.grokscape.standalone.stack;

import io.grokscape.standalone.process.DataFolder;
import io.grokscape.standalone.process.StackException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** The built checkout that everything is started from. */
public record Installation(Path checkout) {
    /** Set by the launcher script: the checkout's folder. */
    public static final String CHECKOUT_PROPERTY = "grokscape.checkout";

    /** The installation this JVM was started from. */
    public static Installation current() {
        return new Installation(Path.of(System.getProperty(CHECKOUT_PROPERTY, "."))
                .toAbsolutePath()
                .normalize());
    }

    /** This JVM's own {@code java}, so that children run what their parent runs. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Where {@code GROKSCAPE_HOME} points, or {@code .grokscape} in the checkout. */
    public DataFolder dataFolder() {
        String home = System.getenv("GROKSCAPE_HOME");
        return new DataFolder(
                home == null || home.isBlank()
                        ? checkout.resolve(".grokscape")
                        : Path.of(home).toAbsolutePath().normalize());
    }

    /** The broker's class path, apart from everyone else's. */
    public String brokerClassPath() {
        return classPath("standalone/broker", "standalone-broker.jar");
    }

    /** The object store's class path. */
    public String objectStoreClassPath() {
        return classPath("standalone/object-store", "standalone-object-store.jar");
    }

    /** The benchmarks' class path. */
    public String benchmarksClassPath() {
        return classPath("benchmarks", "benchmarks.jar");
    }

    /** The fault drills' class path. */
    public String drillsClassPath() {
        return classPath("drills", "drills.jar");
    }

    /** A service's runnable jar. */
    public Path serviceJar(String module) {
        return built(checkout.resolve(module).resolve("target/quarkus-app/quarkus-run.jar"));
    }

    private String classPath(String module, String jar) {
        Path target = checkout.resolve(module).resolve("target");
        return built(target.resolve(jar)) + File.pathSeparator + target.resolve("lib/*");
    }

    private static Path built(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new StackException(jar + " is missing: run ./grokscape build");
        }
        return jar;
    }
}
