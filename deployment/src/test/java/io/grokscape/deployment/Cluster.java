package io.grokscape.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.store.ObjectStoreServer;
import io.grokscape.testsupport.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The production overlay on one machine: a broker with its users and their rights, a database, an object store, and the
 * services as processes that listen to everybody and so want tokens.
 */
final class Cluster implements AutoCloseable {
    static final List<String> TRAINERS = List.of("trainer-1", "trainer-2", "trainer-3");
    static final Map<String, String> TOKENS = Map.of(
            "viewer", "token-of-vera-7c1f", "researcher", "token-of-rosa-90be", "operator", "token-of-olga-44d2");
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    final Path folder;
    final SecuredBroker broker;
    final Collector collector = new Collector();
    private final EmbeddedPostgres database = EmbeddedPostgres.start();
    private final ObjectStoreServer objects;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, ServiceProcess> running = new LinkedHashMap<>();

    Cluster(Path folder) throws Exception {
        this.folder = folder;
        this.objects = new ObjectStoreServer(Files.createDirectories(folder.resolve("objects")), ServiceKeys::new);
        this.broker = SecuredBroker.start(folder);
        broker.addUsersOfProduction();
        Tokens.write(folder.resolve("tokens"), TOKENS);
        for (String name : names()) {
            ports.put(name, ServiceProcess.freePort());
        }
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("planner", "analyzer", "dashboard", "trainer-wrong-key"));
        names.addAll(TRAINERS);
        return names;
    }

    /** Everything secret that must show up in no log. */
    List<String> secrets() {
        List<String> secrets = new ArrayList<>(TOKENS.values());
        Repository.SERVICES.forEach(service -> secrets.add(SecuredBroker.password(service)));
        ServiceKeys.SERVICES.forEach(service -> secrets.add(ServiceKeys.secret(service)));
        return secrets;
    }

    Map<String, List<String>> jobs() {
        Map<String, List<String>> jobs = new LinkedHashMap<>();
        ports.forEach((name, port) ->
                jobs.computeIfAbsent(service(name), _ -> new ArrayList<>()).add("127.0.0.1:" + port));
        return jobs;
    }

    private static String service(String name) {
        return name.replaceFirst("-.*", "");
    }

    Map<String, String> environment(String name) {
        String service = service(name);
        Map<String, String> environment = new HashMap<>();
        environment.putAll(kafka(service, broker.authority()));
        environment.put("GROKSCAPE_S3_ENDPOINT", objects.endpoint().toString());
        String key = service.equals("dashboard") ? "analyzer" : service; // k8s/base/dashboard.yaml
        environment.put("GROKSCAPE_S3_ACCESS_KEY", key);
        environment.put("GROKSCAPE_S3_SECRET_KEY", ServiceKeys.secret(key));
        environment.put("GROKSCAPE_DB_URL", database.jdbcUrl());
        environment.put("GROKSCAPE_DB_USER", database.user());
        environment.put("GROKSCAPE_DB_PASSWORD", database.password());
        environment.put("GROKSCAPE_SECURITY_TOKENS", folder.resolve("tokens").toString());
        environment.put("GROKSCAPE_SECURITY_OPEN_METRICS", "true");
        environment.put("GROKSCAPE_LOG_JSON", "true");
        environment.put("QUARKUS_OTEL_SDK_DISABLED", "false");
        environment.put("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", collector.address());
        environment.put("QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        environment.put("GROKSCAPE_PLANNER_GAUGES", "1s");
        environment.put("GROKSCAPE_PLANNER_TOPICS_CREATE", "false");
        environment.put("GROKSCAPE_PLANNER_URL", "http://127.0.0.1:" + ports.get("planner"));
        environment.put("GROKSCAPE_TRAINER_NAME", name);
        environment.put("GROKSCAPE_TRAINER_LANES", "1");
        environment.put("GROKSCAPE_TRAINER_CHECKPOINT_INTERVAL", "5S");
        return environment;
    }

    /** A service's settings of the broker, with the authority it trusts. */
    Map<String, String> kafka(String service, Authority trusted) {
        Map<String, String> environment = new HashMap<>();
        broker.login(service, SecuredBroker.password(service), trusted)
                .forEach((key, value) -> environment.put("KAFKA_" + ConfigurationKeys.environment(key), value));
        return environment;
    }

    ServiceProcess start(String name) throws IOException {
        return start(name, environment(name));
    }

    ServiceProcess start(String name, Map<String, String> environment) throws IOException {
        ServiceProcess process = ServiceProcess.start(service(name), name, ports.get(name), folder, environment);
        running.put(name, process);
        return process;
    }

    ServiceProcess running(String name) {
        return running.get(name);
    }

    Iterable<ServiceProcess> all() {
        return running.values();
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time: " + what).isLessThan(deadline);
            Thread.sleep(500);
        }
    }

    @Override
    public void close() {
        running.values().forEach(ServiceProcess::close);
        objects.close();
        database.close();
        broker.close();
        collector.close();
    }
}
