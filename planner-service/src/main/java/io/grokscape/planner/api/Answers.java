package io.grokscape.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grokscape.planner.ledger.LedgerView.Match;
import io.grokscape.planner.ledger.LedgerView.RunRow;
import io.grokscape.planner.ledger.StudyRow;
import io.grokscape.planner.lifecycle.Asked;
import io.grokscape.planner.lifecycle.Run;
import io.grokscape.planner.lifecycle.RunState;
import io.grokscape.spec.CanonicalSpec;
import io.grokscape.studies.Expansion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the API answers with. */
final class Answers {
    private Answers() {}

    /** A study of the catalogue. */
    record CatalogueEntry(String name, String question, int runs, long estimatedEpochs, double estimatedFlops) {
        static CatalogueEntry of(Expansion expansion) {
            return new CatalogueEntry(
                    expansion.study().name(),
                    expansion.study().question(),
                    expansion.runs(),
                    expansion.epochs(),
                    expansion.flops());
        }
    }

    /**
     * What a submission comes to.
     *
     * @param runs distinct runs of the study
     * @param newRuns those nobody had asked for before; the others are shared, and trained once
     */
    record Submitted(
            String id,
            String name,
            String state,
            int runs,
            int newRuns,
            int reusedRuns,
            long estimatedEpochs,
            double estimatedFlops) {
        static Submitted of(Expansion expansion, String state, int newRuns) {
            return new Submitted(
                    expansion.studyId(),
                    expansion.study().name(),
                    state,
                    expansion.runs(),
                    newRuns,
                    expansion.runs() - newRuns,
                    expansion.epochs(),
                    expansion.flops());
        }
    }

    /** A study; {@code counts} (runs by state) only where one study was asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StudyAnswer(
            String id,
            String name,
            String question,
            String state,
            int runs,
            int openRuns,
            long estimatedEpochs,
            double estimatedFlops,
            Instant submittedAt,
            Map<String, Integer> counts) {
        static StudyAnswer of(StudyRow study, Map<RunState, Integer> counts) {
            return new StudyAnswer(
                    study.id(),
                    study.name(),
                    study.question(),
                    study.state().word(),
                    study.runCount(),
                    study.openRuns(),
                    study.estimatedEpochs(),
                    study.estimatedFlops(),
                    study.submittedAt(),
                    counts == null ? null : words(counts));
        }

        private static Map<String, Integer> words(Map<RunState, Integer> counts) {
            Map<String, Integer> words = new LinkedHashMap<>();
            counts.forEach((state, count) -> words.put(state.word(), count));
            return words;
        }
    }

    /** A run: where it stands, and what it is. */
    record RunAnswer(
            String id,
            String state,
            boolean cancelRequested,
            boolean pauseRequested,
            int priority,
            int offers,
            int attempt,
            int retries,
            String source,
            String reason,
            Instant changedAt,
            double estimatedFlops,
            List<String> studies,
            Map<String, Object> spec) {
        static RunAnswer of(RunRow row) {
            Run run = row.run();
            return new RunAnswer(
                    run.id(),
                    run.state().word(),
                    run.asked() == Asked.CANCEL,
                    run.asked() == Asked.PAUSE,
                    run.priority(),
                    run.offer(),
                    run.attempt(),
                    run.retries(),
                    run.source(),
                    run.reason(),
                    row.changedAt(),
                    run.cost(),
                    row.studies(),
                    CanonicalSpec.entries(run.spec()));
        }
    }

    /** A page of runs. */
    record RunsPage(int total, int offset, List<RunAnswer> runs) {}

    /** What a word may mean. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Found(List<Match> matches) {}
}
