package io.grokscape.drills.check;

import com.google.protobuf.Message;
import io.grokscape.drills.check.History.LedgerRun;
import io.grokscape.drills.check.History.ShownRun;
import io.grokscape.drills.site.Database;
import io.grokscape.drills.site.Site;
import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.store.RunKeys;
import io.grokscape.store.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;

/** Reads a site's {@link History}, from the services' own sources and none of the services. */
public final class HistoryReader {
    private final Site site;

    public HistoryReader(Site site) {
        this.site = site;
    }

    /** Everything there is now. */
    public History read() throws SQLException, IOException, InterruptedException, ExecutionException {
        Database database = site.database();
        return new History(
                byRun(messages(Topics.RUN_EVENTS, Messages::runEvent), RunEvent::getRunId),
                byRun(messages(Topics.MEASUREMENTS, Messages::measurementBatch), MeasurementBatch::getRunId),
                messages(Topics.DEAD_LETTER, Messages::deadLetter),
                objects(),
                strays(),
                ledger(database),
                shown(database),
                openStudies(database),
                database.count("select count(*) from ledger.outbox"),
                unsettled());
    }

    /** Undecodable records are left out: drills plant them, and the dead letters show what became of them. */
    private <M extends Message> List<M> messages(Topics topic, Function<byte[], M> decode) {
        List<M> messages = new ArrayList<>();
        for (var record : site.topics().all(topic)) {
            try {
                messages.add(decode.apply(record.value()));
            } catch (UnreadableMessageException e) {
                continue;
            }
        }
        return messages;
    }

    private static <M> Map<String, List<M>> byRun(List<M> messages, Function<M, String> runId) {
        Map<String, List<M>> byRun = new HashMap<>();
        messages.forEach(message -> byRun.computeIfAbsent(runId.apply(message), _ -> new ArrayList<>())
                .add(message));
        return byRun;
    }

    private Map<String, byte[]> objects() {
        Map<String, byte[]> objects = new LinkedHashMap<>();
        for (StoredObject object : site.store().list(RunKeys.RUNS)) {
            site.store().get(object.name()).ifPresent(bytes -> objects.put(object.name(), bytes));
        }
        return objects;
    }

    /** The store's listing may hide what is only half there: its folder does not. */
    private List<String> strays() throws IOException {
        Path bucket = site.folder().objects().resolve("grokscape");
        try (Stream<Path> files = Files.walk(bucket)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> bucket.relativize(file).toString())
                    .filter(name -> !ObjectNames.isKnown(name))
                    .toList();
        }
    }

    private static Map<String, LedgerRun> ledger(Database database) throws SQLException {
        Map<String, LedgerRun> runs = new HashMap<>();
        database.query(
                "select id, state, attempt from ledger.run",
                row -> runs.put(row.getString(1), new LedgerRun(row.getString(2), row.getInt(3))));
        return runs;
    }

    private static Map<String, ShownRun> shown(Database database) throws SQLException {
        Map<String, ShownRun> runs = new HashMap<>();
        database.query(
                "select run_id, state, provisional from read_model.run",
                row -> runs.put(
                        row.getString(1), new ShownRun(row.getString(2), (Boolean) row.getObject(3), new HashMap<>())));
        String curves = "select run_id, attempt, array_agg(distinct epoch order by epoch)"
                + " from read_model.curve_piece, unnest(epochs) epoch group by run_id, attempt";
        database.query(curves, row -> {
            Array epochs = row.getArray(3);
            return runs.get(row.getString(1)).epochs().put(row.getInt(2), List.of((Integer[]) epochs.getArray()));
        });
        return runs;
    }

    private static Map<String, String> openStudies(Database database) throws SQLException {
        Map<String, String> open = new HashMap<>();
        database.query(
                "select id, state, open_runs from ledger.study where state in ('active', 'paused') or open_runs > 0",
                row -> open.put(row.getString(1), "%s with %d open runs".formatted(row.getString(2), row.getInt(3))));
        return open;
    }

    private long unsettled() throws InterruptedException, ExecutionException {
        String group = Topics.TRAINERS_SHARE_GROUP;
        long unsettled = 0;
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", site.topics().bootstrapServers()))) {
            var offsets = admin.listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec()))
                    .partitionsToOffsetInfo(group)
                    .get();
            for (SharePartitionOffsetInfo info : offsets.values()) {
                unsettled += info == null ? 0 : info.lag().orElse(0L);
            }
        }
        return unsettled;
    }
}
