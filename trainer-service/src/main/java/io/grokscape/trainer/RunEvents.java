package io.grokscape.trainer;

import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.v1.Control;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.RunEvent.PassedOver;
import io.grokscape.store.Result;
import java.util.List;

/**
 * The events one attempt has to tell.
 *
 * @param runId the run
 * @param attempt from 1; 0 before one is claimed
 * @param source who speaks
 */
record RunEvents(String runId, int attempt, String source) {
    RunEvent started(String fingerprint, List<PassedOver> passedOver) {
        return event().setStarted(RunEvent.Started.newBuilder()
                        .setEngineFingerprint(fingerprint)
                        .addAllPassedOver(passedOver))
                .build();
    }

    RunEvent resumed(int fromEpoch, String fingerprint, List<PassedOver> passedOver) {
        return event().setResumed(RunEvent.Resumed.newBuilder()
                        .setFromEpoch(fromEpoch)
                        .setEngineFingerprint(fingerprint)
                        .addAllPassedOver(passedOver))
                .build();
    }

    RunEvent checkpointed(int epoch, String object) {
        return event().setCheckpointed(
                        RunEvent.Checkpointed.newBuilder().setEpoch(epoch).setObject(object))
                .build();
    }

    /** A failure that leaves the run further attempts. */
    RunEvent failed(String reason, int epoch) {
        return event().setFailed(RunEvent.Failed.newBuilder().setReason(reason).setEpoch(epoch))
                .build();
    }

    RunEvent cancelled(String reason) {
        return event().setCancelled(RunEvent.Cancelled.newBuilder().setReason(reason))
                .build();
    }

    /** The answer to an offer of a run that people have stopped. */
    RunEvent declined(Control control, String reason, int offer) {
        if (control.getAction() == Control.Action.ACTION_CANCEL) {
            return event().setCancelled(
                            RunEvent.Cancelled.newBuilder().setReason(reason).setOffer(offer))
                    .build();
        }
        return event().setHandedBack(RunEvent.HandedBack.newBuilder().setOffer(offer))
                .build();
    }

    RunEvent handedBack(int epoch) {
        return event().setHandedBack(RunEvent.HandedBack.newBuilder().setEpoch(epoch))
                .build();
    }

    /** What the stored result says, in the words of the attempt that ended the run: the same however often it is told. */
    static RunEvent ended(Result result, String source) {
        RunEvents events = new RunEvents(result.runId(), result.attempt(), source);
        return switch (result.outcome()) {
            case FAILED ->
                events.event()
                        .setFailed(RunEvent.Failed.newBuilder()
                                .setReason(result.reason())
                                .setEpoch(result.lastEpoch())
                                .setTerminal(true)
                                .setRetries(result.retries()))
                        .build();
            case COMPLETED ->
                events.event()
                        .setCompleted(RunEvent.Completed.newBuilder()
                                .setLastEpoch(result.lastEpoch())
                                .setSettled(result.settled())
                                .setCurveObject(result.curveObject())
                                .setWeightsObject(result.weightsObject())
                                .setTrainingSeconds(result.trainingSeconds()))
                        .build();
        };
    }

    private RunEvent.Builder event() {
        return RunEvent.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setRunId(runId)
                .setAttempt(attempt)
                .setSource(source)
                .setOccurredAtMs(System.currentTimeMillis());
    }
}
