package io.grokscape.standalone.stack;

import java.util.List;

/** JVM flags of the children: small heaps, since all of them share one machine. */
final class ServiceFlags {
    /** Keeps warnings about native access out of the logs. */
    static final List<String> QUIET =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    /** For services that mostly wait: little memory and a quick start matter more than peak speed. */
    static final List<String> LEAN =
            List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:MaxMetaspaceSize=160m", "-Xss512k");

    /** For what trains: the full compiler, vectors, and buffers outside the heap. The engine picks its own libraries. */
    static final List<String> TRAINER = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "--add-modules=jdk.incubator.vector",
            "-Dorg.bytedeco.javacpp.maxbytes=768m",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0");

    private ServiceFlags() {}
}
