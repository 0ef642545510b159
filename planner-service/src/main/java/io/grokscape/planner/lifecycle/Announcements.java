package io.grokscape.planner.lifecycle;

import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.SpecMessages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.Control;
import io.grokscape.proto.v1.Note;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.RunRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages changes give rise to.
 *
 * @param source the name the planner speaks under
 * @param nowMs wall clock, for people to read
 * @param isRetold whether they are told again, for topics that lost them
 */
public record Announcements(String source, long nowMs, boolean isRetold) {
    /** Those of changes that happen now. */
    public Announcements(String source, long nowMs) {
        this(source, nowMs, false);
    }

    /** The same, told again. */
    public Announcements retold() {
        return new Announcements(source, nowMs, true);
    }

    /** What the planner alone knows of where a run stands: the rest is in its trainers' events. */
    public List<Outgoing> standing(Run run) {
        List<Outgoing> messages = new ArrayList<>();
        if (run.retries() > 0 && run.state().isOpen()) {
            messages.add(reopened(run, "to be tried again"));
        }
        switch (run.state()) {
            case PAUSED -> messages.addAll(paused(run, run.reason()));
            case CANCELLED -> messages.addAll(cancelled(run, run.reason()));
            case QUEUED -> messages.add(queued(run, new RunChange.Queued(run.offer())));
            case WAITING, RUNNING, COMPLETED, FAILED -> {}
        }
        return messages;
    }

    /** What people have noted on a run, all of it. */
    public Outgoing annotated(Run run, int revision, List<Note> notes, List<String> tags) {
        return event(
                run,
                RunEvent.newBuilder()
                        .setAnnotated(RunEvent.Annotated.newBuilder()
                                .setRevision(revision)
                                .addAllNotes(notes)
                                .addAllTags(tags)));
    }

    /** What the others must hear of a change; {@code run} is the run after it. */
    public List<Outgoing> of(Run run, RunChange change) {
        return switch (change) {
            case RunChange.Planned planned -> List.of(planned(run, planned));
            case RunChange.Queued queued -> List.of(request(run, queued), queued(run, queued));
            case RunChange.Revived _ ->
                // Trainers of earlier offers shall stay stopped: what is offered next goes under a later one.
                run.state().isInFlight()
                        ? control(run, Control.Action.ACTION_RESUME, "")
                        : List.of(reopened(run, "taken back"));
            case RunChange.Retried _ -> List.of(reopened(run, "to be tried again"));
            case RunChange.CancelRequested requested -> control(run, Control.Action.ACTION_CANCEL, requested.reason());
            case RunChange.PauseRequested requested -> control(run, Control.Action.ACTION_PAUSE, requested.reason());
            case RunChange.Cancelled cancelled -> cancelled(run, cancelled.reason());
            case RunChange.Paused paused -> paused(run, paused.reason());
            // Trainers said these themselves, and priority is nobody else's business.
            case RunChange.Prioritised _,
                    RunChange.Spoken _,
                    RunChange.Stumbled _,
                    RunChange.Returned _,
                    RunChange.CancelConfirmed _,
                    RunChange.Completed _,
                    RunChange.Failed _ -> List.of();
        };
    }

    private Outgoing planned(Run run, RunChange.Planned planned) {
        return event(
                run,
                RunEvent.newBuilder()
                        .setPlanned(RunEvent.Planned.newBuilder()
                                .setStudyId(planned.studyId())
                                .setSpec(SpecMessages.toMessage(run.spec()))
                                .setIndex(planned.index())));
    }

    private Outgoing request(Run run, RunChange.Queued queued) {
        RunRequest request = RunRequest.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setRunId(run.id())
                .setSpec(SpecMessages.toMessage(run.spec()))
                .setPriority(run.priority())
                .setOffer(queued.offer())
                .setRequestedAtMs(nowMs)
                .setStudyId(run.firstStudy())
                .setRetries(run.retries())
                .build();
        return new Outgoing(Topics.RUNS, run.id(), request.toByteArray());
    }

    private Outgoing queued(Run run, RunChange.Queued queued) {
        return event(
                run,
                RunEvent.newBuilder().setQueued(RunEvent.Queued.newBuilder().setOffer(queued.offer())));
    }

    private List<Outgoing> cancelled(Run run, String reason) {
        List<Outgoing> messages = new ArrayList<>(control(run, Control.Action.ACTION_CANCEL, reason));
        messages.add(event(
                run,
                RunEvent.newBuilder()
                        .setCancelled(RunEvent.Cancelled.newBuilder().setReason(reason))));
        return messages;
    }

    private List<Outgoing> paused(Run run, String reason) {
        List<Outgoing> messages = new ArrayList<>(control(run, Control.Action.ACTION_PAUSE, reason));
        messages.add(event(
                run,
                RunEvent.newBuilder().setPaused(RunEvent.Paused.newBuilder().setReason(reason))));
        return messages;
    }

    private Outgoing reopened(Run run, String reason) {
        return event(
                run,
                RunEvent.newBuilder().setReopened(RunEvent.Reopened.newBuilder().setReason(reason)));
    }

    /** A run that never was on the broker is known to no trainer: nobody needs a control. */
    private List<Outgoing> control(Run run, Control.Action action, String reason) {
        if (run.offer() == 0) {
            return List.of();
        }
        Control control = Control.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setRunId(run.id())
                .setAction(action)
                .setIssuedAtMs(nowMs)
                .setReason(reason)
                .setOffer(run.offer())
                .build();
        return List.of(new Outgoing(Topics.CONTROLS, run.id(), control.toByteArray()));
    }

    private Outgoing event(Run run, RunEvent.Builder event) {
        byte[] bytes = event.setSchemaVersion(SchemaVersion.CURRENT)
                .setRunId(run.id())
                .setOccurredAtMs(nowMs)
                .setSource(source)
                .setRetold(isRetold)
                .build()
                .toByteArray();
        return new Outgoing(Topics.RUN_EVENTS, run.id(), bytes);
    }
}
