package io.grokscape.standalone.stack;

import io.grokscape.standalone.database.Postgres;
import io.grokscape.standalone.process.DataFolder;
import io.grokscape.standalone.process.Part;
import io.grokscape.standalone.process.Readiness;
import io.grokscape.standalone.stack.Ports.Listener;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What the local stack is made of: three foundations, then the four services on top of them. */
public final class LocalStack {
    private static final Duration STOP_GRACE = Duration.ofSeconds(10);
    /** A trainer finishes its epoch and writes a checkpoint first. */
    private static final Duration TRAINER_STOP_GRACE = Duration.ofSeconds(20);

    private final Installation installation;
    private final DataFolder folder;
    private final Ports ports;
    private final Credentials credentials;
    private final Postgres postgres;

    /** Starts nothing. */
    public LocalStack(Installation installation, DataFolder folder, Ports ports, Credentials credentials) {
        this.installation = installation;
        this.folder = folder;
        this.ports = ports;
        this.credentials = credentials;
        this.postgres = new Postgres(
                folder.software().resolve("postgres-" + Version.current().postgres()),
                folder.database(),
                folder.log("database"),
                ports.of(Listener.DATABASE),
                credentials.dbUser(),
                credentials.dbPassword());
    }

    /** Its parts, in the stages in which they start. */
    public List<List<Part>> stages() throws InterruptedException {
        return List.of(
                List.of(broker(), objectStore(), postgres.part()),
                List.of(
                        service("planner", Listener.PLANNER, STOP_GRACE, ServiceFlags.LEAN),
                        trainer("trainer", ports.of(Listener.TRAINER)),
                        service("analyzer", Listener.ANALYZER, STOP_GRACE, ServiceFlags.LEAN),
                        service("dashboard", Listener.DASHBOARD, STOP_GRACE, ServiceFlags.LEAN)));
    }

    private Part broker() {
        Path settings = folder.run().resolve("broker.properties");
        return new Part(
                "broker",
                kafka(),
                java(
                        List.of("-Xmx384m", "-Xms64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        "-cp",
                        installation.brokerClassPath(),
                        "io.grokscape.standalone.broker.Broker",
                        settings.toString()),
                Map.of(),
                "TERM",
                STOP_GRACE,
                () -> write(BrokerSettings.of(folder, ports), settings),
                Readiness.kafka(ports.of(Listener.BROKER)));
    }

    private Part objectStore() {
        return new Part(
                "object-store",
                s3(),
                java(
                        List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        "-cp",
                        installation.objectStoreClassPath(),
                        "io.grokscape.standalone.objectstore.LocalObjectStore",
                        folder.objects().toString()),
                s3Environment(),
                "TERM",
                STOP_GRACE,
                Part.Preparation.NONE,
                Readiness.http(URI.create(s3()), status -> status == 403)); // no keys, no answer: but it serves
    }

    /** A trainer of that name: any number of them take runs side by side. */
    public Part trainer(String name, int port) {
        return service(name, "trainer-service", port, TRAINER_STOP_GRACE, ServiceFlags.TRAINER);
    }

    private Part service(String name, Listener listener, Duration grace, List<String> flags) {
        return service(name, name + "-service", ports.of(listener), grace, flags);
    }

    private Part service(String name, String module, int port, Duration grace, List<String> flags) {
        String address = "http://127.0.0.1:" + port;
        return new Part(
                name,
                address,
                java(flags, "-jar", installation.serviceJar(module).toString()),
                serviceEnvironment(port),
                "TERM",
                grace,
                Part.Preparation.NONE,
                Readiness.http(URI.create(address + "/q/health/ready"), status -> status == 200));
    }

    private Map<String, String> serviceEnvironment(int port) {
        Map<String, String> environment = new HashMap<>(s3Environment());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka());
        environment.put("GROKSCAPE_DB_URL", postgres.jdbcUrl());
        environment.put("GROKSCAPE_DB_USER", credentials.dbUser());
        environment.put("GROKSCAPE_DB_PASSWORD", credentials.dbPassword());
        environment.put("GROKSCAPE_PLANNER_URL", "http://127.0.0.1:" + ports.of(Listener.PLANNER));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return environment;
    }

    private Map<String, String> s3Environment() {
        return Map.of(
                "GROKSCAPE_S3_ENDPOINT", s3(),
                "GROKSCAPE_S3_BUCKET", "grokscape",
                "GROKSCAPE_S3_ACCESS_KEY", credentials.s3AccessKey(),
                "GROKSCAPE_S3_SECRET_KEY", credentials.s3SecretKey());
    }

    private String kafka() {
        return "127.0.0.1:" + ports.of(Listener.BROKER);
    }

    private String s3() {
        return "http://127.0.0.1:" + ports.of(Listener.OBJECT_STORE);
    }

    private static List<String> java(List<String> flags, String... rest) {
        List<String> command = new ArrayList<>();
        command.add(Installation.java());
        command.addAll(ServiceFlags.QUIET);
        command.addAll(flags);
        command.addAll(List.of(rest));
        return command;
    }

    private static void write(Properties properties, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "Written at every start; edits are lost.");
        }
    }
}
