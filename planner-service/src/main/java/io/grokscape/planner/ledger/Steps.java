package io.grokscape.planner.ledger;

import io.grokscape.planner.lifecycle.Announcements;
import io.grokscape.planner.lifecycle.Outgoing;
import io.grokscape.planner.lifecycle.Run;
import io.grokscape.planner.lifecycle.RunChange;
import io.grokscape.planner.lifecycle.RunCommand;
import io.grokscape.planner.lifecycle.RunLifecycle;
import io.grokscape.planner.lifecycle.StudyState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes locked runs through commands inside one transaction: the runs after all changes, the messages of the changes,
 * and the studies that ended or came back to life by them are stored together or not at all.
 */
final class Steps {
    private final RunTable runs;
    private final StudyTable studies;
    private final Outbox outbox;
    private final AnnotationTable annotations;
    private final Announcements announcements;
    private final Instant now;

    Steps(Connection connection, String source, Instant now) {
        this.runs = new RunTable(connection);
        this.studies = new StudyTable(connection);
        this.outbox = new Outbox(connection);
        this.annotations = new AnnotationTable(connection);
        this.announcements = new Announcements(source, now.toEpochMilli());
        this.now = now;
    }

    RunTable runs() {
        return runs;
    }

    StudyTable studies() {
        return studies;
    }

    /** Gives each run its commands; those that changed, as they are now. */
    List<Run> take(Collection<Run> before, Function<Run, List<RunCommand>> commands) throws SQLException {
        List<Run> changed = new ArrayList<>();
        List<Outgoing> messages = new ArrayList<>();
        Set<String> closed = new HashSet<>();
        Set<String> reopened = new HashSet<>();
        for (Run run : before) {
            Run after = take(run, commands.apply(run), messages);
            if (after != run) {
                changed.add(after);
            }
            if (run.state().isOpen() != after.state().isOpen()) {
                (after.state().isOpen() ? reopened : closed).add(run.id());
            }
        }
        runs.save(changed, now);
        outbox.add(messages);
        count(closed, -1);
        count(reopened, 1);
        return changed;
    }

    private Run take(Run run, List<RunCommand> commands, List<Outgoing> messages) {
        Run after = run;
        for (RunCommand command : commands) {
            for (RunChange change : RunLifecycle.decide(after, command)) {
                after = RunLifecycle.apply(after, change);
                messages.addAll(announcements.of(after, change));
            }
        }
        return after;
    }

    private void count(Set<String> runIds, int by) throws SQLException {
        if (runIds.isEmpty()) {
            return;
        }
        for (String studyId : studies.count(runIds, by)) {
            settle(studyId);
        }
    }

    /** Moves a study to where the count of its open runs puts it. */
    void settle(String studyId) throws SQLException {
        StudyRow study = studies.lock(studyId).orElseThrow();
        StudyState next = study.state().counted(study.openRuns());
        if (next != study.state()) {
            move(study, next);
        }
    }

    /** Moves a study to that state and tells everybody. */
    void move(StudyRow study, StudyState state) throws SQLException {
        studies.setState(study.id(), state);
        outbox.add(List.of(study.announced(state, annotations.of(study.id()))));
    }

    /** Tells everybody of a study as it stands. */
    void announce(StudyRow study) throws SQLException {
        outbox.add(List.of(study.announced(study.state(), annotations.of(study.id()))));
    }
}
