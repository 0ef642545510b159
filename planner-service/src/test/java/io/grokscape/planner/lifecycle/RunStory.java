package io.grokscape.planner.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.proto.Messages;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.spec.RunSpec;
import io.grokscape.studies.PlannedRun;
import java.util.ArrayList;
import java.util.List;

/** A run, what happens to it, and what the others are told: the ledger without a database. */
abstract class RunStory {
    static final RunCommand WANT = new RunCommand.Want("s-1", 0, true);
    static final RunCommand WANT_AGAIN = new RunCommand.Want("s-1", 0, false);
    static final RunCommand OFFER = new RunCommand.Offer();
    static final RunCommand NUDGE = new RunCommand.Nudge();
    static final RunCommand PAUSE = new RunCommand.Pause("later");
    static final RunCommand RESUME = new RunCommand.Resume();
    static final RunCommand RETRY = new RunCommand.Retry();
    static final RunCommand LOSE_DEMAND = new RunCommand.LoseDemand("study stopped");
    static final RunCommand CANCEL = new RunCommand.Cancel("enough");

    Run run = Run.unheardOf(planned());
    final List<Outgoing> sent = new ArrayList<>();

    static PlannedRun planned() {
        RunSpec spec = RunSpec.of("add").build();
        return new PlannedRun(0, spec.id(), spec);
    }

    /** Decides, applies and announces, as the ledger does. */
    RunStory given(RunCommand... commands) {
        sent.clear();
        for (RunCommand command : commands) {
            for (RunChange change : RunLifecycle.decide(run, command)) {
                run = RunLifecycle.apply(run, change);
                sent.addAll(new Announcements("planner", 0).of(run, change));
            }
        }
        return this;
    }

    void isNow(RunState state, String... messages) {
        assertThat(run.state()).isEqualTo(state);
        assertThat(sent.stream().map(RunStory::shown)).containsExactly(messages);
    }

    static String shown(Outgoing message) {
        assertThat(message.key()).isEqualTo(planned().id());
        return switch (message.topic()) {
            case RUNS -> "offer " + Messages.runRequest(message.value()).getOffer();
            case CONTROLS -> Messages.control(message.value()).getAction().name();
            case RUN_EVENTS -> Messages.runEvent(message.value()).getEventCase().name();
            default -> throw new AssertionError(message.topic());
        };
    }

    static RunCommand started(int attempt) {
        return hear(attempt, event().setStarted(RunEvent.Started.getDefaultInstance()));
    }

    static RunCommand completed(int attempt) {
        return hear(attempt, event().setCompleted(RunEvent.Completed.getDefaultInstance()));
    }

    static RunCommand failed(int attempt, boolean terminal) {
        return hear(
                attempt,
                event().setFailed(
                                RunEvent.Failed.newBuilder().setReason("broke").setTerminal(terminal)));
    }

    static RunCommand stopped(int attempt) {
        return hear(attempt, event().setCancelled(RunEvent.Cancelled.getDefaultInstance()));
    }

    static RunCommand handedBack(int attempt) {
        return hear(attempt, event().setHandedBack(RunEvent.HandedBack.getDefaultInstance()));
    }

    static RunEvent.Builder event() {
        return RunEvent.newBuilder().setSource("trainer-1");
    }

    static RunCommand hear(int attempt, RunEvent.Builder event) {
        return new RunCommand.Hear(event.setAttempt(attempt).build());
    }

    RunStory wantedBy(int studies, int active) {
        run = new Run(
                run.id(),
                run.spec(),
                run.state(),
                run.priority(),
                run.cost(),
                run.offer(),
                run.attempt(),
                run.retries(),
                run.source(),
                run.asked(),
                run.firstStudy(),
                run.reason(),
                new Demand(studies, active, 0));
        return this;
    }

    /** The first offer, taken by a trainer that the control told to let it be. */
    static RunCommand declined(int offer) {
        return hear(0, event().setHandedBack(RunEvent.HandedBack.newBuilder().setOffer(offer)));
    }

    /** For good, after the run was retried once. */
    static RunCommand failedAgain() {
        return hear(
                4,
                event().setFailed(RunEvent.Failed.newBuilder().setTerminal(true).setRetries(1)));
    }
}
