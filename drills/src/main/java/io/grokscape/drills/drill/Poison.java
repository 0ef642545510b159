package io.grokscape.drills.drill;

import io.grokscape.drills.Drill;
import io.grokscape.drills.Exercise;
import io.grokscape.drills.check.Expected;
import io.grokscape.drills.site.Order;
import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.SpecMessages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.RunRequest;
import io.grokscape.spec.RunSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts among good runs what cannot be read, cannot be understood, and cannot be trained. */
public final class Poison implements Drill {
    private static final String GARBAGE = "no protobuf at all";
    private static final List<Topics> READ = List.of(
            Topics.RUNS, Topics.RUN_EVENTS, Topics.MEASUREMENTS, Topics.VERDICTS, Topics.STUDIES, Topics.CONTROLS);

    /** 150 MB of weights and as much for each moment: they train, but a trainer's heap has no room for their file. */
    private static final String TOO_LARGE = """
            name: too-large
            base: {task: add, modulus: 13, train_size: 10, hidden_size: 1024, mlp_width: 16384, epochs: 2}
            """;

    /** What an engine knows beforehand that it cannot train. */
    private static final String REFUSED = """
            name: refused
            base: {task: add, modulus: 13, train_size: 80, layers: 8, hidden_size: 1024, mlp_width: 16384, epochs: 2}
            """;

    private static final String DIVERGES = """
            name: diverges
            base: {task: add, modulus: 13, train_size: 80, hidden_size: 8, epochs: 500, learning_rate: 100, init_scale: 1000}
            seeds: 3
            """;

    @Override
    public String name() {
        return "poison";
    }

    @Override
    public String summary() {
        return "undecodable records, a spec of an unknown version, NaN, out of memory: set aside or failed, neighbours unaffected";
    }

    @Override
    public void run(Exercise exercise) throws InterruptedException {
        for (int round = 1; round <= exercise.times(3, 1); round++) {
            exercise.shortRuns(exercise.times(40, 10));
            plant(exercise);
            exercise.shortRuns(exercise.times(40, 10));
            exercise.longRuns(1);
        }
        fail(exercise, exercise.order(DIVERGES), 0);
        fail(exercise, exercise.order(REFUSED), 0);
        fail(exercise, exercise.order(TOO_LARGE), 3);
        exercise.expectLetter(letter -> letter.getReason().contains("failed in each of 3 attempts")
                && letter.getReason().contains("OutOfMemoryError"));
        exercise.shortRuns(exercise.times(40, 10));
        exercise.note("3 runs that diverge, one that no engine takes, one that runs out of memory are handed in");
    }

    private static void fail(Exercise exercise, Order order, int failures) {
        order.runs().forEach(run -> exercise.expect(new Expected(run.spec(), Expected.End.FAILED, failures)));
    }

    private static void plant(Exercise exercise) {
        RunSpec spec = RunSpec.of("add").modulus(13).trainSize(80).build();
        RunRequest request = RunRequest.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setRunId(spec.id())
                .setSpec(SpecMessages.toMessage(spec).toBuilder().setSpecVersion(99))
                .setOffer(1)
                .build();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", exercise.site().topics().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (Topics topic : READ) {
                producer.send(new ProducerRecord<>(topic.topic(), spec.id(), GARBAGE.getBytes(StandardCharsets.UTF_8)));
            }
            producer.send(new ProducerRecord<>(Topics.RUNS.topic(), spec.id(), request.toByteArray()));
            byte[] newer = request.toBuilder().setSchemaVersion(999).build().toByteArray();
            producer.send(new ProducerRecord<>(Topics.RUNS.topic(), spec.id(), newer));
        }
        exercise.expectLetter(letter -> letter.getValue().toStringUtf8().equals(GARBAGE));
        exercise.expectLetter(letter -> letter.getReason().contains("run spec has version 99"));
        exercise.expectLetter(letter -> letter.getReason().contains("schema version 999"));
        exercise.note("garbage in %d topics, a spec of version 99, a message of version 999", READ.size());
    }
}
