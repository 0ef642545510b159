package io.grokscape.testsupport;

import io.grokscape.proto.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real Kafka broker (KRaft, broker and controller in one) in this JVM, on a free loopback port. */
public final class EmbeddedKafka implements AutoCloseable {
    private static final int START_SECONDS = 60;
    private static final String PLAIN = "PLAINTEXT://";

    private final Map<String, String> properties;
    private KafkaRaftServer server;
    private final Path logs;
    private final String bootstrapServers;

    private EmbeddedKafka(Map<String, String> properties, Path logs, String bootstrapServers) {
        this.properties = properties;
        this.logs = logs;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts a broker without topics. */
    public static EmbeddedKafka start() {
        return start(Map.of());
    }

    /** As {@link #start()}, with broker settings of one's own, such as a short share-group lock. */
    public static EmbeddedKafka start(Map<String, String> settings) {
        try {
            Path logs = Files.createTempDirectory("grokscape-kafka-");
            List<Integer> ports = freePorts(2);
            Map<String, String> properties = settings(logs, ports.get(0), ports.get(1));
            properties.putAll(settings);
            format(logs);
            EmbeddedKafka kafka = new EmbeddedKafka(properties, logs, plainListener(properties));
            kafka.startAgain();
            return kafka;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the embedded broker does not start", e);
        }
    }

    /** Goes away, with its data kept. */
    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Comes back where it was, with the data it had. */
    public void startAgain() throws Exception {
        server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
        awaitReady();
    }

    /** A test that wants further listeners names all of them; the plain one is the test's own way in. */
    private static String plainListener(Map<String, String> properties) {
        return Arrays.stream(properties.get("listeners").split(","))
                .filter(listener -> listener.startsWith(PLAIN))
                .map(listener -> listener.substring(PLAIN.length()))
                .findFirst()
                .orElseThrow();
    }

    /** {@code host:port} for clients. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Creates every topic of {@link Topics}, as the planner does in production. */
    public EmbeddedKafka withTopics() {
        List<NewTopic> topics = new ArrayList<>();
        for (Topics topic : Topics.all()) {
            topics.add(new NewTopic(topic.topic(), topic.partitions(), (short) 1));
        }
        try (Admin admin = admin()) {
            admin.createTopics(topics).all().get(START_SECONDS, TimeUnit.SECONDS);
            return this;
        } catch (Exception e) {
            throw new IllegalStateException("topics cannot be created", e);
        }
    }

    /** A client for administration; the caller closes it. */
    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    @Override
    public void close() {
        stop();
        Folders.delete(logs);
    }

    private void awaitReady() throws Exception {
        try (Admin admin = admin()) {
            admin.describeCluster().nodes().get(START_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void format(Path logs) throws Exception {
        Formatter formatter = new Formatter();
        formatter
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(logs.toString())
                .addDirectory(logs.toString())
                .run();
    }

    private static Map<String, String> settings(Path logs, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
                "listeners", PLAIN + "127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "controller.listener.names", "CONTROLLER",
                "log.dirs", logs.toString(),
                "auto.create.topics.enable", "false",
                "group.initial.rebalance.delay.ms", "0",
                "log.cleaner.enable", "false"));
        // One broker: whatever is replicated elsewhere has one copy here.
        for (String key : List.of(
                "offsets.topic.replication.factor",
                "transaction.state.log.replication.factor",
                "transaction.state.log.min.isr",
                "share.coordinator.state.topic.replication.factor",
                "share.coordinator.state.topic.min.isr",
                "offsets.topic.num.partitions",
                "transaction.state.log.num.partitions",
                "share.coordinator.state.topic.num.partitions")) {
            settings.put(key, "1");
        }
        // A test's trainer that dies must be noticed within the test; the broker's own minimum is 15 s.
        settings.put("group.share.min.record.lock.duration.ms", "1000");
        return settings;
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ServerSocket socket = new ServerSocket(0);
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }
}
