package io.grokscape.standalone.command;

import io.grokscape.standalone.client.Dashboard;
import io.grokscape.standalone.client.ServiceException;
import io.grokscape.standalone.client.StudyView;
import io.grokscape.standalone.console.Durations;
import io.grokscape.standalone.console.ProgressLine;
import io.grokscape.standalone.process.StackException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Watches a study until all its runs are over and judged. */
final class StudyFollower {
    private static final Duration POLL = Duration.ofMillis(500);
    /** The services restart by themselves; only if they stay away that long do we give up. */
    private static final Duration SILENCE = Duration.ofMinutes(3);
    /** Verdicts follow the last run within moments. */
    private static final Duration JUDGING = Duration.ofMinutes(2);

    private final Dashboard dashboard;
    private final ProgressLine progress;
    private final long begun = System.nanoTime();
    private long heardAt = System.nanoTime();
    private long overSince;
    private double firstProgress = -1;

    StudyFollower(Dashboard dashboard, ProgressLine progress) {
        this.dashboard = dashboard;
        this.progress = progress;
    }

    StudyView toTheEnd(String id) throws InterruptedException {
        while (true) {
            Optional<StudyView> study = look(id);
            if (study.isPresent()) {
                heardAt = System.nanoTime();
                progress.show(study.get().progress(), describe(study.get()));
                if (isAtItsEnd(study.get())) {
                    progress.finish(1, describe(study.get()));
                    return study.get();
                }
            } else if (since(heardAt).compareTo(SILENCE) > 0) {
                throw new StackException("nothing is heard of study %s: see the logs".formatted(id));
            }
            Thread.sleep(POLL);
        }
    }

    private Optional<StudyView> look(String id) throws InterruptedException {
        try {
            return dashboard.study(id);
        } catch (ServiceException e) {
            if (e.isForbidden()) {
                throw e; // waiting makes no token valid
            }
            return Optional.empty(); // it may be restarting
        }
    }

    private boolean isAtItsEnd(StudyView study) {
        if (study.isJudged()) {
            return true;
        }
        if (study.runs() == 0 || study.over() < study.runs() || study.state().equals("active")) {
            overSince = 0;
            return false;
        }
        overSince = overSince == 0 ? System.nanoTime() : overSince;
        return since(overSince).compareTo(JUDGING) > 0;
    }

    private String describe(StudyView study) {
        StringBuilder text = new StringBuilder("%d of %d runs".formatted(study.over(), study.runs()));
        if (study.in("running") > 0) {
            text.append(String.format(
                    Locale.ROOT, ", %d running, %,.0f epochs/s", study.in("running"), study.epochsPerSecond()));
        }
        if (study.over() < study.runs()) {
            text.append(", ").append(timeLeft(study));
        } else {
            text.append(" in ").append(Durations.words(since(begun)));
        }
        return text.toString();
    }

    /** From what was done while we watched: steadier than the rate of the moment, and right for a half-done study. */
    private String timeLeft(StudyView study) {
        if (firstProgress < 0) {
            firstProgress = study.progress();
        }
        double rest = 1 - firstProgress;
        return Durations.left(since(begun), rest <= 0 ? 1 : (study.progress() - firstProgress) / rest);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
