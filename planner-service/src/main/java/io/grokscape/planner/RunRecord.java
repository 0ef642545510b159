package io.grokscape.planner;

import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.store.AttemptEnd;
import io.grokscape.store.Claim;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.Result;
import io.grokscape.store.RunKeys;
import io.grokscape.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What the object store holds of a run, as the events its trainers told when it happened. Where an attempt resumed is not
 * in the record, and not needed: the curve of a run that ended is whole.
 */
final class RunRecord {
    private final ObjectStore objects;
    private final RunKeys keys;

    RunRecord(ObjectStore objects, String runId) {
        this.objects = objects;
        this.keys = new RunKeys(runId);
    }

    /** In the order of attempts; none if no trainer ever claimed the run. */
    List<RunEvent> events() {
        TreeSet<Integer> attempts = new TreeSet<>();
        TreeSet<Integer> ended = new TreeSet<>();
        TreeSet<Integer> retries = new TreeSet<>();
        for (StoredObject object : objects.list(keys.prefix())) {
            RunKeys.attemptOf(object.name()).ifPresent(attempts::add);
            RunKeys.attemptOf(object.name()).stream()
                    .filter(n -> object.name().equals(keys.end(n)))
                    .forEach(ended::add);
            RunKeys.retryOf(object.name()).ifPresent(retries::add);
        }
        List<RunEvent> events = new ArrayList<>();
        attempts.forEach(n -> read(keys.claim(n), events, bytes -> begun(Claim.fromJson(bytes, keys.claim(n)))));
        ended.forEach(n -> read(keys.end(n), events, bytes -> ended(AttemptEnd.fromJson(bytes, keys.end(n)))));
        if (!retries.isEmpty()) {
            String name = keys.result(retries.last());
            read(name, events, bytes -> result(Result.fromJson(bytes, name)));
        }
        return events;
    }

    private interface Reading {
        RunEvent.Builder of(byte[] bytes);
    }

    private void read(String name, List<RunEvent> events, Reading reading) {
        objects.get(name)
                .map(reading::of)
                .map(event -> event.setSchemaVersion(SchemaVersion.CURRENT)
                        .setRunId(keys.runId())
                        .setRetold(true)
                        .build())
                .ifPresent(events::add);
    }

    private static RunEvent.Builder begun(Claim claim) {
        return event(claim.attempt(), claim.trainer(), claim.claimedAtMs())
                .setStarted(RunEvent.Started.newBuilder().setEngineFingerprint(claim.engineFingerprint()));
    }

    private static RunEvent.Builder ended(AttemptEnd end) {
        RunEvent.Builder event = event(end.attempt(), end.trainer(), end.endedAtMs());
        return switch (end.kind()) {
            case FAILED ->
                event.setFailed(
                        RunEvent.Failed.newBuilder().setReason(end.reason()).setEpoch(end.epoch()));
            case HANDED_BACK ->
                event.setHandedBack(RunEvent.HandedBack.newBuilder().setEpoch(end.epoch()));
            case CANCELLED -> event.setCancelled(RunEvent.Cancelled.newBuilder().setReason(end.reason()));
        };
    }

    private static RunEvent.Builder result(Result result) {
        RunEvent.Builder event = event(result.attempt(), result.trainer(), result.endedAtMs());
        return switch (result.outcome()) {
            case FAILED ->
                event.setFailed(RunEvent.Failed.newBuilder()
                        .setReason(result.reason())
                        .setEpoch(result.lastEpoch())
                        .setTerminal(true)
                        .setRetries(result.retries()));
            case COMPLETED ->
                event.setCompleted(RunEvent.Completed.newBuilder()
                        .setLastEpoch(result.lastEpoch())
                        .setSettled(result.settled())
                        .setCurveObject(result.curveObject())
                        .setWeightsObject(result.weightsObject())
                        .setTrainingSeconds(result.trainingSeconds()));
        };
    }

    private static RunEvent.Builder event(int attempt, String source, long atMs) {
        return RunEvent.newBuilder().setAttempt(attempt).setSource(source).setOccurredAtMs(atMs);
    }
}
