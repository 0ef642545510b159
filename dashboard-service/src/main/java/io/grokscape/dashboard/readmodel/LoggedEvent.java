package io.grokscape.dashboard.readmodel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grokscape.dashboard.readmodel.RunStep.Kind;
import io.grokscape.proto.SpecMessages;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.spec.RunSpec;
import java.util.List;
import java.util.Optional;

/**
 * A run event as a row of the log.
 *
 * @param marker tells events of one kind and attempt apart
 * @param detail what the event says beyond its kind, as the page shows it
 * @param spec of a planned run
 */
public record LoggedEvent(RunEvent event, Kind kind, String marker, ObjectNode detail, Optional<RunSpec> spec) {

    static LoggedEvent of(RunEvent event) {
        if (event.getRunId().isEmpty()) {
            throw new UnreadableMessageException("RunEvent has no run_id");
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return switch (event.getEventCase()) {
            case PLANNED -> planned(event, json);
            case QUEUED -> {
                int offer = event.getQueued().getOffer();
                yield plain(event, Kind.QUEUED, "" + offer, json.put("offer", offer));
            }
            case STARTED -> {
                json.put("engine", event.getStarted().getEngineFingerprint());
                passedOver(json, event.getStarted().getPassedOverList());
                yield plain(event, Kind.STARTED, "", json);
            }
            case RESUMED -> {
                json.put("from_epoch", event.getResumed().getFromEpoch());
                json.put("engine", event.getResumed().getEngineFingerprint());
                passedOver(json, event.getResumed().getPassedOverList());
                yield plain(event, Kind.RESUMED, "", json);
            }
            case CHECKPOINTED -> {
                int epoch = event.getCheckpointed().getEpoch();
                json.put("epoch", epoch).put("object", event.getCheckpointed().getObject());
                yield plain(event, Kind.CHECKPOINTED, "" + epoch, json);
            }
            case COMPLETED -> completed(event, json);
            case FAILED -> {
                json.put("reason", event.getFailed().getReason());
                json.put("terminal", event.getFailed().getTerminal());
                json.put("epoch", event.getFailed().getEpoch());
                // A retry may fail under the attempt number of the failure before it, where no attempt could be made.
                int retries = event.getFailed().getRetries();
                yield plain(event, Kind.FAILED, retries == 0 ? "" : "retry " + retries, json);
            }
            case CANCELLED -> {
                if (event.getCancelled().getOffer() > 0) {
                    yield declined(event, "cancelled", event.getCancelled().getOffer(), json);
                }
                // The planner may cancel a run, take it up again for another study, and cancel it again.
                String marker = event.getAttempt() == 0 ? "" + event.getOccurredAtMs() : "";
                yield plain(
                        event,
                        Kind.CANCELLED,
                        marker,
                        json.put("reason", event.getCancelled().getReason()));
            }
            case HANDED_BACK ->
                event.getHandedBack().getOffer() > 0
                        ? declined(event, "paused", event.getHandedBack().getOffer(), json)
                        : plain(
                                event,
                                Kind.HANDED_BACK,
                                "",
                                json.put("epoch", event.getHandedBack().getEpoch()));
            case PAUSED -> planners(event, Kind.PAUSED, event.getPaused().getReason(), json);
            case REOPENED -> planners(event, Kind.REOPENED, event.getReopened().getReason(), json);
            case ANNOTATED -> annotated(event, json);
            case EVENT_NOT_SET ->
                throw new UnreadableMessageException("RunEvent of run " + event.getRunId() + " has no known event");
        };
    }

    /** Whether a trainer says it, now. */
    boolean isTrainers() {
        return event.getAttempt() > 0 && !event.getRetold();
    }

    private static LoggedEvent planned(RunEvent event, ObjectNode json) {
        RunEvent.Planned planned = event.getPlanned();
        if (planned.getStudyId().isEmpty()) {
            throw new UnreadableMessageException("RunEvent.Planned of run " + event.getRunId() + " has no study_id");
        }
        RunSpec spec = SpecMessages.fromMessage(planned.getSpec());
        json.put("study_id", planned.getStudyId());
        return new LoggedEvent(event, Kind.PLANNED, planned.getStudyId(), json, Optional.of(spec));
    }

    private static void passedOver(ObjectNode json, List<RunEvent.PassedOver> checkpoints) {
        if (!checkpoints.isEmpty()) {
            var list = json.putArray("passed_over");
            checkpoints.forEach(
                    each -> list.addObject().put("object", each.getObject()).put("reason", each.getReason()));
        }
    }

    private static LoggedEvent completed(RunEvent event, ObjectNode json) {
        RunEvent.Completed completed = event.getCompleted();
        json.put("last_epoch", completed.getLastEpoch());
        json.put("settled", completed.getSettled());
        json.put("training_seconds", completed.getTrainingSeconds());
        json.put("curve", completed.getCurveObject());
        json.put("weights", completed.getWeightsObject());
        return plain(event, Kind.COMPLETED, "", json);
    }

    private static LoggedEvent annotated(RunEvent event, ObjectNode json) {
        RunEvent.Annotated annotated = event.getAnnotated();
        json.put("revision", annotated.getRevision());
        json.set("notes", Noted.json(annotated.getNotesList()));
        annotated.getTagsList().forEach(json.putArray("tags")::add);
        return plain(event, Kind.ANNOTATED, "" + annotated.getRevision(), json);
    }

    private static LoggedEvent declined(RunEvent event, String because, int offer, ObjectNode json) {
        return plain(event, Kind.DECLINED, "" + offer, json.put("offer", offer).put("because", because));
    }

    /** What the planner may say again and again: told apart by when it said it. */
    private static LoggedEvent planners(RunEvent event, Kind kind, String reason, ObjectNode json) {
        return plain(event, kind, "" + event.getOccurredAtMs(), json.put("reason", reason));
    }

    private static LoggedEvent plain(RunEvent event, Kind kind, String marker, ObjectNode detail) {
        return new LoggedEvent(event, kind, marker, detail, Optional.empty());
    }
}
