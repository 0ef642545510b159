package io.grokscape.analyzer;

import io.grokscape.dynamics.findings.FinishedRun;
import io.grokscape.dynamics.findings.Sweep;
import io.grokscape.dynamics.recipes.RecipeRun;
import io.grokscape.proto.v1.RunSpec;
import io.grokscape.proto.v1.Verdict;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every study's runs and their final verdicts, and which studies have changed. Told the same things again, in whatever
 * order, it knows the same. Plain and thread-safe.
 */
final class StudyRuns {
    /**
     * What has come of a study so far.
     *
     * @param ids of its judged runs, in order
     * @param runs the same runs
     * @param recipeRuns those of them with a validation accuracy, as calibration sees them
     * @param sweeps that are planned or done
     * @param rules versions of the rules the runs were judged by
     */
    record Finished(
            List<String> ids, List<FinishedRun> runs, List<RecipeRun> recipeRuns, List<Sweep> sweeps, String rules) {}

    private static final class Run {
        final String id;
        RunSpec spec;
        Sweep.Place place;
        Verdict verdict;
        FinishedRun finished;
        final Set<String> studies = new TreeSet<>();

        Run(String id) {
            this.id = id;
        }
    }

    private final Map<String, Run> runs = new HashMap<>();
    private final Map<String, TreeMap<String, Run>> studies = new TreeMap<>();
    private final Set<String> changed = new HashSet<>();

    /** The study asked for the run. */
    synchronized void planned(String study, String runId, RunSpec spec) {
        Run run = runs.computeIfAbsent(runId, Run::new);
        run.spec = spec;
        run.place = FinishedRuns.place(spec);
        run.studies.add(study);
        if (studies.computeIfAbsent(study, _ -> new TreeMap<>()).put(runId, run) == null) {
            refresh(run);
            changed.add(study);
        }
    }

    /** A verdict was published. Provisional ones say nothing here. */
    synchronized void judged(Verdict verdict) {
        if (verdict.getProvisional()) {
            return;
        }
        Run run = runs.computeIfAbsent(verdict.getRunId(), Run::new);
        run.verdict = verdict;
        FinishedRun before = run.finished;
        refresh(run);
        if (!Objects.equals(before, run.finished)) {
            changed.addAll(run.studies);
        }
    }

    private static void refresh(Run run) {
        run.finished = run.spec == null || run.verdict == null ? null : FinishedRuns.of(run.spec, run.verdict);
    }

    /** The studies that have changed since the last call. */
    synchronized Set<String> takeChanged() {
        Set<String> taken = Set.copyOf(changed);
        changed.clear();
        return taken;
    }

    /** These have yet to be seen to. */
    synchronized void changed(Collection<String> again) {
        changed.addAll(again);
    }

    synchronized Set<String> studies() {
        return Set.copyOf(studies.keySet());
    }

    synchronized Finished finished(String study) {
        Collection<Run> planned = studies.getOrDefault(study, new TreeMap<>()).values();
        List<Run> judged = planned.stream().filter(run -> run.finished != null).toList();
        return new Finished(
                judged.stream().map(run -> run.id).toList(),
                judged.stream().map(run -> run.finished).toList(),
                judged.stream()
                        .flatMap(run -> FinishedRuns.recipeRun(run.spec, run.verdict).stream())
                        .toList(),
                Sweep.in(planned.stream().map(run -> run.place)),
                judged.stream()
                        .map(run -> run.verdict.getRulesVersion())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("+")));
    }

    /** The final verdicts on a study's runs, or on all there are. */
    synchronized Collection<Verdict> verdicts(Optional<String> study) {
        Collection<Run> asked = study.isPresent()
                ? studies.getOrDefault(study.get(), new TreeMap<>()).values()
                : runs.values();
        return asked.stream().map(run -> run.verdict).filter(Objects::nonNull).toList();
    }
}
