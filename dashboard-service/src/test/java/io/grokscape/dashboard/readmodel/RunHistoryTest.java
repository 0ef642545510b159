package io.grokscape.dashboard.readmodel;

import static io.grokscape.dashboard.readmodel.RunStep.Kind.CANCELLED;
import static io.grokscape.dashboard.readmodel.RunStep.Kind.COMPLETED;
import static io.grokscape.dashboard.readmodel.RunStep.Kind.DECLINED;
import static io.grokscape.dashboard.readmodel.RunStep.Kind.FAILED;
import static io.grokscape.dashboard.readmodel.RunStep.Kind.HANDED_BACK;
import static io.grokscape.dashboard.readmodel.RunStep.Kind.PAUSED;
import static io.grokscape.dashboard.readmodel.RunStep.Kind.PLANNED;
import static io.grokscape.dashboard.readmodel.RunStep.Kind.QUEUED;
import static io.grokscape.dashboard.readmodel.RunStep.Kind.REOPENED;
import static io.grokscape.dashboard.readmodel.RunStep.Kind.RESUMED;
import static io.grokscape.dashboard.readmodel.RunStep.Kind.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.dashboard.readmodel.RunStep.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunHistoryTest {
    private final List<RunStep> steps = new ArrayList<>();

    @Test
    void aPlannedRunWaitsUntilItIsQueued() {
        assertThat(after(0, PLANNED)).isEqualTo(RunState.WAITING);
        assertThat(after(0, QUEUED)).isEqualTo(RunState.QUEUED);
    }

    @Test
    void aRunThatStartedBeforeThePlannerSaidQueuedIsRunning() {
        after(0, PLANNED);
        after(1, STARTED);
        assertThat(after(0, QUEUED)).isEqualTo(RunState.RUNNING);
    }

    @Test
    void aRunHandedBackWaitsAndIsQueuedAgain() {
        after(1, STARTED);
        assertThat(after(1, HANDED_BACK)).isEqualTo(RunState.WAITING);
        assertThat(after(0, QUEUED)).isEqualTo(RunState.QUEUED);
        assertThat(after(2, RESUMED)).isEqualTo(RunState.RUNNING);
    }

    @Test
    void onlyATerminalFailureEndsARun() {
        after(1, STARTED);
        assertThat(after(1, FAILED)).isEqualTo(RunState.WAITING);
        after(2, STARTED);
        steps.add(new RunStep(FAILED, 2, steps.size(), true));
        assertThat(RunHistory.state(steps)).isEqualTo(RunState.FAILED);
    }

    @Test
    void aDeadAttemptsLateWordsChangeNothing() {
        after(1, STARTED);
        after(2, RESUMED);
        assertThat(after(1, HANDED_BACK)).isEqualTo(RunState.RUNNING);
        steps.add(new RunStep(FAILED, 1, steps.size(), true));
        assertThat(RunHistory.state(steps)).isEqualTo(RunState.RUNNING);
    }

    @Test
    void aStoredResultOutweighsEverythingElse() {
        after(1, STARTED);
        after(2, STARTED);
        assertThat(after(1, COMPLETED)).isEqualTo(RunState.COMPLETED);
        assertThat(after(0, CANCELLED)).isEqualTo(RunState.COMPLETED);
        assertThat(after(2, FAILED)).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aCancelledRunThatAnotherStudyAsksForWaitsAgain() {
        after(0, PLANNED);
        assertThat(after(0, CANCELLED)).isEqualTo(RunState.CANCELLED);
        assertThat(after(0, PLANNED)).isEqualTo(RunState.WAITING);
    }

    @Test
    void aCancelledRunStaysCancelledWhoeverSaysItFirst() {
        after(1, STARTED);
        assertThat(after(0, CANCELLED)).isEqualTo(RunState.CANCELLED);
        assertThat(after(1, CANCELLED)).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void aPausedRunStaysPausedUntilThePlannerOpensItAgain() {
        after(1, STARTED);
        after(1, HANDED_BACK);
        assertThat(after(0, PAUSED)).isEqualTo(RunState.PAUSED);
        assertThat(after(0, REOPENED)).isEqualTo(RunState.WAITING);
        assertThat(after(0, QUEUED)).isEqualTo(RunState.QUEUED);
        assertThat(after(0, DECLINED)).isEqualTo(RunState.QUEUED);
        assertThat(after(2, RESUMED)).isEqualTo(RunState.RUNNING);
    }

    @Test
    void whatThePlannerSaysOfARunWhoseTrainerIsSilentHolds() {
        after(1, STARTED);
        assertThat(after(0, QUEUED)).isEqualTo(RunState.RUNNING);
        assertThat(after(0, PAUSED)).isEqualTo(RunState.PAUSED);
        after(0, REOPENED);
        assertThat(after(0, QUEUED)).isEqualTo(RunState.QUEUED);
        assertThat(after(2, STARTED)).isEqualTo(RunState.RUNNING);
    }

    @Test
    void aFailedRunThatIsRetriedWaitsAgain() {
        after(1, STARTED);
        steps.add(new RunStep(FAILED, 1, steps.size(), true));
        assertThat(after(0, REOPENED)).isEqualTo(RunState.WAITING);
        after(2, STARTED);
        assertThat(after(2, COMPLETED)).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void theOrderInWhichEventsAreReadDoesNotMatter() {
        for (Kind kind : List.of(PLANNED, QUEUED)) {
            after(0, kind);
        }
        for (Kind kind : List.of(STARTED, HANDED_BACK)) {
            after(1, kind);
        }
        RunState state = after(0, QUEUED);
        for (int seed = 0; seed < 50; seed++) {
            List<RunStep> shuffled = new ArrayList<>(steps);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(RunHistory.state(shuffled)).isEqualTo(state);
        }
    }

    private RunState after(int attempt, Kind kind) {
        steps.add(new RunStep(kind, attempt, steps.size(), false));
        return RunHistory.state(steps);
    }
}
