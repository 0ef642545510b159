package io.grokscape.drills.check;

import io.grokscape.proto.v1.DeadLetter;
import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.proto.v1.RunEvent;
import java.util.List;
import java.util.Map;

/**
 * Everything a stack remembers: all topics from their beginning, the object store, both schemas of the database.
 *
 * @param events of runs, by run id, each run's in the order of its partition
 * @param batches measurements, by run id, in the order of the partition
 * @param deadLetters what was set aside
 * @param objects the bytes of every object below {@code runs/}, by name
 * @param strays files of the store's folder that are no object anybody meant to keep, such as half-written ones
 * @param ledger what the planner's ledger says of each run
 * @param shown what the read model says of each run
 * @param openStudies studies that the ledger holds to be unfinished, by id with their state
 * @param unsent messages that wait in the ledger's outbox
 * @param unsettled records of the topic {@code runs} that the share group still has to settle
 */
public record History(
        Map<String, List<RunEvent>> events,
        Map<String, List<MeasurementBatch>> batches,
        List<DeadLetter> deadLetters,
        Map<String, byte[]> objects,
        List<String> strays,
        Map<String, LedgerRun> ledger,
        Map<String, ShownRun> shown,
        Map<String, String> openStudies,
        long unsent,
        long unsettled) {
    /** A row of {@code ledger.run}. */
    public record LedgerRun(String state, int attempt) {}

    /**
     * A row of {@code read_model.run} with what belongs to it.
     *
     * @param provisional of the verdict; null if there is none
     * @param epochs of each attempt's curve
     */
    public record ShownRun(String state, Boolean provisional, Map<Integer, List<Integer>> epochs) {}

    List<RunEvent> eventsOf(String runId) {
        return events.getOrDefault(runId, List.of());
    }

    List<MeasurementBatch> batchesOf(String runId) {
        return batches.getOrDefault(runId, List.of());
    }
}
