package io.grokscape.benchmarks.load;

import io.grokscape.drills.site.Child;
import io.grokscape.drills.site.Site;
import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.Measurement;
import io.grokscape.proto.v1.MeasurementBatch;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** As many runs at once as send so many points; how many points a second reach the read model. */
final class Points {
    private static final int OF_A_RUN = 600;
    private static final int OF_A_BATCH = 25;
    private static final List<String> TENSORS = List.of(
            "W_E",
            "W_pos",
            "L0_W_Q",
            "L0_W_K",
            "L0_W_V",
            "L0_W_O",
            "L0_W_in",
            "L0_b_in",
            "L0_W_out",
            "L0_b_out",
            "W_U");

    private static final long POLL_MS = 200;
    private static final String STORED =
            "select coalesce(sum(cardinality(epochs)), 0) from read_model.curve_piece where source = 'load'";

    private final Site site;

    Points(Site site) {
        this.site = site;
    }

    List<String> measure(int points) throws Exception {
        for (String idle : List.of("planner", "analyzer")) {
            Child child = site.child(idle);
            child.stop();
        }
        int runs = Math.max(1, points / OF_A_RUN);
        ProcessorTime used = ProcessorTime.now(site);
        long begun = System.nanoTime();
        send(runs);
        double sent = (System.nanoTime() - begun) / 1e9;
        long wanted = (long) runs * OF_A_RUN;
        while (site.database().count(STORED) < wanted) {
            Thread.sleep(POLL_MS);
        }
        double stored = (System.nanoTime() - begun) / 1e9;
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%,d points of %,d runs: sent in %.1f s, in the read model after %.1f s: %,.0f a second; load %s",
                        wanted,
                        runs,
                        sent,
                        stored,
                        wanted / stored,
                        Machine.load()),
                "processor time, per batch of %d: %s"
                        .formatted(OF_A_BATCH, ProcessorTime.now(site).since(used, (int) (wanted / OF_A_BATCH))));
    }

    /** All runs side by side, a batch each in turn, as live runs send them. */
    private void send(int runs) {
        Random random = new Random(7);
        List<String> ids = random.longs(runs)
                .mapToObj(id -> String.format("%016x%04x", id, 0xbead))
                .toList();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        site.topics().bootstrapServers(),
                        "linger.ms",
                        5,
                        "compression.type",
                        "gzip"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int first = 0; first < OF_A_RUN; first += OF_A_BATCH) {
                for (String id : ids) {
                    byte[] batch = batch(id, first, random).toByteArray();
                    producer.send(new ProducerRecord<>(Topics.MEASUREMENTS.topic(), id, batch));
                }
            }
        }
    }

    private static MeasurementBatch batch(String runId, int first, Random random) {
        MeasurementBatch.Builder batch = MeasurementBatch.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setRunId(runId)
                .setAttempt(1)
                .setEpochs(OF_A_RUN)
                .setEpochsPerSecond(100)
                .addAllTensors(TENSORS)
                .setSource("load");
        for (int epoch = first; epoch < first + OF_A_BATCH; epoch++) {
            batch.addMeasurements(Measurement.newBuilder()
                    .setEpoch(epoch)
                    .setTrainLoss(random.nextDouble())
                    .setTrainAccuracy(random.nextDouble())
                    .setValidationLoss(random.nextDouble())
                    .setValidationAccuracy(random.nextDouble())
                    .setValidationLogProbability(-random.nextDouble())
                    .setValidationMargin(random.nextDouble())
                    .setParameterNorm(30 + random.nextDouble())
                    .setLogitNorm(random.nextDouble())
                    .addAllTensorNorms(random.doubles(TENSORS.size()).boxed().toList()));
        }
        return batch.build();
    }
}
