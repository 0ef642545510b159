package io.grokscape.trainer;

import io.grokscape.proto.Messages;
import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.SpecMessages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.Control;
import io.grokscape.proto.v1.DeadLetter;
import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.RunRequest;
import io.grokscape.service.broker.Brokers;
import io.grokscape.spec.RunSpec;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.ObjectStoreServer;
import io.grokscape.store.Result;
import io.grokscape.store.RunKeys;
import io.grokscape.testsupport.EmbeddedKafka;
import io.grokscape.trainer.share.Seats;
import io.grokscape.trainer.share.ShareGroup;
import io.grokscape.trainer.share.ShareGroupConnector;
import io.grokscape.trainer.share.ShareLane;
import io.grokscape.training.Engine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker and a real object store, trainers between them, and what a planner would send. */
final class Bench implements AutoCloseable {
    static final Duration LOCK = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static Bench shared;

    final EmbeddedKafka kafka;
    final ObjectStoreServer server;
    final ObjectStore store;
    private final KafkaProducer<String, byte[]> producer;
    private final List<Trainer> trainers = new ArrayList<>();

    Bench() throws IOException {
        // A consumer learns of its partitions by its second heartbeat; by default that is 5 s away.
        kafka = EmbeddedKafka.start(Map.of(
                        "group.share.min.heartbeat.interval.ms", "100", "group.share.heartbeat.interval.ms", "300"))
                .withTopics();
        server = new ObjectStoreServer(Files.createTempDirectory("grokscape-objects-"));
        store = new ObjectStore(server.settings());
        store.ensureBucket();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
        group("planner").configure();
    }

    /** One for all tests of this JVM, gone with it: a broker takes seconds to start. */
    static synchronized Bench shared() {
        if (shared == null) {
            try {
                shared = new Bench();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    Brokers brokers() {
        return Brokers.at(kafka.bootstrapServers());
    }

    private ShareGroup group(String client) {
        return new ShareGroup(brokers(), Topics.TRAINERS_SHARE_GROUP, client, LOCK, 10);
    }

    /** A trainer with one lane. */
    final class Trainer implements AutoCloseable {
        final Workshop workshop;
        private final List<ShareLane> lanes = new ArrayList<>();
        private final List<Thread> threads = new ArrayList<>();
        private final ExecutorService runs = Executors.newCachedThreadPool();

        Trainer(String name, Function<RunSpec, Engine> engines, Duration checkpointInterval) throws Exception {
            WorkerSettings settings = new WorkerSettings(
                    name, 1, 3, Duration.ofMillis(50), checkpointInterval, 2, Duration.ofMillis(250));
            workshop = new Workshop(
                    settings,
                    new ObjectStore(server.settings()),
                    new RunTopics(brokers(), name),
                    new Controls(brokers()),
                    engines,
                    new TrainerMetrics(new SimpleMeterRegistry(), 1));
            RunWorker worker = new RunWorker(workshop);
            Seats seats = new Seats(1);
            for (int number = 1; number <= ShareGroupConnector.consumers(1); number++) {
                lanes.add(new ShareLane(
                        group(name),
                        Topics.RUNS.topic(),
                        number,
                        seats,
                        (delivery, seat) -> CompletableFuture.supplyAsync(() -> worker.settle(delivery, seat), runs),
                        () -> {}));
            }
            workshop.controls().awaitCaughtUp(PATIENCE);
            lanes.forEach(lane -> threads.add(Thread.ofPlatform().name(name).start(lane)));
            trainers.add(this);
        }

        /** Lets go of everything without a word, as a killed process does; its training thread becomes a zombie. */
        void vanish() throws InterruptedException {
            lanes.forEach(ShareLane::abandon);
            join();
        }

        /** What SIGTERM does. */
        void drain() throws InterruptedException {
            workshop.drain();
            lanes.forEach(ShareLane::stop);
            join();
        }

        private void join() throws InterruptedException {
            for (Thread thread : threads) {
                thread.join();
            }
        }

        @Override
        public void close() throws InterruptedException {
            workshop.drain();
            vanish();
            runs.shutdownNow();
            workshop.controls().close();
            workshop.topics().close(Duration.ofSeconds(1));
            workshop.store().close();
        }
    }

    Trainer trainer(String name, Engine engine, Duration checkpointInterval) throws Exception {
        return new Trainer(name, _ -> engine, checkpointInterval);
    }

    static RunRequest request(RunSpec spec, int offer) {
        return RunRequest.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setRunId(spec.id())
                .setSpec(SpecMessages.toMessage(spec))
                .setOffer(offer)
                .setRequestedAtMs(System.currentTimeMillis())
                .build();
    }

    void ask(RunSpec spec, int offer) throws Exception {
        send(Topics.RUNS, spec.id(), request(spec, offer).toByteArray());
    }

    void retry(RunSpec spec, int offer, int retries) throws Exception {
        RunRequest request =
                request(spec, offer).toBuilder().setRetries(retries).build();
        send(Topics.RUNS, spec.id(), request.toByteArray());
    }

    void control(RunSpec spec, Control.Action action) throws Exception {
        control(spec, action, 0);
    }

    /** @param offer that the control is about; 0 as an older planner has it */
    void control(RunSpec spec, Control.Action action, int offer) throws Exception {
        Control control = Control.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setRunId(spec.id())
                .setAction(action)
                .setIssuedAtMs(System.currentTimeMillis())
                .setReason("asked by a test")
                .setOffer(offer)
                .build();
        send(Topics.CONTROLS, spec.id(), control.toByteArray());
    }

    void send(Topics topic, String key, byte[] value) throws Exception {
        send(topic.topic(), key, value);
    }

    void send(String topic, String key, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(topic, key, value)).get();
    }

    /** The run's result, waited for. */
    Result result(RunSpec spec) {
        RunKeys keys = new RunKeys(spec.id());
        await("the result of run " + spec.id(), () -> store.exists(keys.result()));
        return Result.fromJson(store.get(keys.result()).orElseThrow(), keys.result());
    }

    List<RunEvent> events(RunSpec spec) {
        return records(Topics.RUN_EVENTS).stream()
                .map(Messages::runEvent)
                .filter(event -> event.getRunId().equals(spec.id()))
                .toList();
    }

    List<RunEvent.EventCase> story(RunSpec spec) {
        return events(spec).stream()
                .map(RunEvent::getEventCase)
                .filter(event -> event != RunEvent.EventCase.CHECKPOINTED)
                .toList();
    }

    void awaitEvent(RunSpec spec, RunEvent.EventCase event) {
        await(event + " of run " + spec.id(), () -> story(spec).contains(event));
    }

    List<MeasurementBatch> measurements(RunSpec spec) {
        return records(Topics.MEASUREMENTS).stream()
                .map(Messages::measurementBatch)
                .filter(batch -> batch.getRunId().equals(spec.id()))
                .toList();
    }

    List<DeadLetter> deadLetters() {
        return records(Topics.DEAD_LETTER).stream().map(Messages::deadLetter).toList();
    }

    private List<byte[]> records(Topics topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topic()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<byte[]> values = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    static void await(String what, Supplier<Boolean> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.get()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no " + what + " within " + PATIENCE);
            }
            ToyEngine.sleep(50);
        }
    }

    Optional<byte[]> object(String name) {
        return store.get(name);
    }

    /** Ends the trainers of a test. */
    void dismiss() throws InterruptedException {
        for (Trainer trainer : trainers) {
            trainer.close();
        }
        trainers.clear();
    }

    @Override
    public void close() {
        try {
            dismiss();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
        store.close();
        server.close();
        kafka.close();
    }
}
