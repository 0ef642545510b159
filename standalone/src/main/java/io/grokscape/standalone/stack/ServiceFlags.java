package io.grokscape.standalone.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JVM flags of the children: small heaps, since all of them share one machine. */
final class ServiceFlags {
    /** Keeps warnings about native access out of the logs. */
    static final List<String> QUIET =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    /** For services that mostly wait: little memory and a quick start matter more than peak speed. */
    static final List<String> LEAN =
            List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:MaxMetaspaceSize=160m", "-Xss512k");

    private static final Path PROCESSOR_INFO = Path.of("/proc/cpuinfo");

    private ServiceFlags() {}

    /** For what trains: the full compiler, vectors, and buffers outside the heap. */
    static List<String> trainer() {
        List<String> flags = new ArrayList<>(List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--add-modules=jdk.incubator.vector",
                "-Dorg.bytedeco.javacpp.maxbytes=768m",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"));
        flags.addAll(nativeExtension());
        return flags;
    }

    /** Which of the ND4J's native libraries this processor runs fastest. */
    static List<String> nativeExtension() {
        if (!System.getProperty("os.arch").equals("amd64") || !Files.isReadable(PROCESSOR_INFO)) {
            return List.of();
        }
        try {
            String flags = Files.readString(PROCESSOR_INFO);
            return List.of(
                    "-Dorg.bytedeco.javacpp.platform.extension=" + (flags.contains(" avx512f") ? "-avx512" : "-avx2"));
        } catch (IOException e) {
            return List.of(); // ND4J then chooses by itself
        }
    }
}
