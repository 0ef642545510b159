package io.grokscape.dashboard.api;

import io.grokscape.dashboard.api.StudyCheck.Fault;
import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.Sql;
import io.grokscape.spec.SpecSyntaxException;
import io.grokscape.studies.Expansion;
import io.grokscape.studies.Grid;
import io.grokscape.studies.PlannedRun;
import io.grokscape.studies.RunCost;
import io.grokscape.studies.Study;
import io.grokscape.studies.StudyYaml;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a study file as the planner will, and says what it comes to. */
@ApplicationScoped
class StudyChecker {
    private static final String SOURCE = "study.yaml";
    private static final int BATCH = 5000;
    private static final int LARGE = 10_000;
    private static final int FEW_SEEDS = 3;

    private final Database database;
    private final FleetSpeed speed;

    StudyChecker(Database database, FleetSpeed speed) {
        this.database = database;
        this.speed = speed;
    }

    StudyCheck check(String yaml) {
        try {
            Study study = StudyYaml.read(yaml, SOURCE);
            return check(study, Expansion.of(study));
        } catch (SpecSyntaxException e) {
            return StudyCheck.refused(new Fault(e.line(), e.column(), e.detail()));
        }
    }

    private StudyCheck check(Study study, Expansion expansion) {
        Known known = study.search().isPresent()
                ? new Known(0, expansion.epochs(), expansion.flops(), expansion.referenceSeconds())
                : known(expansion);
        Optional<String> state = database.read(connection -> Sql.query(
                        connection,
                        "SELECT state FROM read_model.study WHERE study_id = ?",
                        row -> row.getString(1),
                        expansion.studyId())
                .stream()
                .findFirst());
        long runs = study.search().isPresent()
                ? 0
                : study.grids().stream()
                        .mapToLong(grid -> grid.size().longValueExact())
                        .sum();
        return new StudyCheck(
                expansion.studyId(),
                study.name(),
                state.orElse(null),
                runs,
                expansion.runs(),
                known.reused(),
                known.epochs(),
                known.flops(),
                known.referenceSeconds() / speed.now(),
                List.of(),
                warnings(study, expansion, known, state));
    }

    private record Known(int reused, long epochs, double flops, double referenceSeconds) {
        Known plus(Known other) {
            return new Known(
                    reused + other.reused,
                    epochs + other.epochs,
                    flops + other.flops,
                    referenceSeconds + other.referenceSeconds);
        }
    }

    /** In batches: a million runs are never held at once. */
    private Known known(Expansion expansion) {
        Known all = new Known(0, 0, 0, 0);
        List<PlannedRun> batch = new ArrayList<>();
        for (Iterator<PlannedRun> runs = expansion.plannedRuns().iterator(); runs.hasNext(); ) {
            batch.add(runs.next());
            if (batch.size() == BATCH || !runs.hasNext()) {
                all = all.plus(known(batch));
                batch.clear();
            }
        }
        return all;
    }

    private Known known(List<PlannedRun> runs) {
        Set<String> asked = new HashSet<>(database.read(connection -> Sql.query(
                connection,
                "SELECT run_id FROM read_model.run WHERE run_id = ANY (?) AND spec IS NOT NULL",
                row -> row.getString(1),
                (Object) Sql.textArray(runs.stream().map(PlannedRun::id).toList()))));
        List<PlannedRun> fresh =
                runs.stream().filter(run -> !asked.contains(run.id())).toList();
        return new Known(
                asked.size(),
                fresh.stream().mapToLong(run -> RunCost.epochs(run.spec())).sum(),
                fresh.stream().mapToDouble(run -> RunCost.flops(run.spec())).sum(),
                fresh.stream()
                        .mapToDouble(run -> RunCost.referenceSeconds(run.spec()))
                        .sum());
    }

    private static List<String> warnings(Study study, Expansion expansion, Known known, Optional<String> state) {
        List<String> warnings = new ArrayList<>();
        state.ifPresent(word -> warnings.add(
                "this study was submitted before and is %s: submitting it again changes nothing".formatted(word)));
        study.search()
                .ifPresent(search -> warnings.add(
                        "a search chooses its runs as it goes, at most %,d for each of %,d points; the cost is that of all"
                                .formatted(
                                        search.maxRuns(),
                                        expansion.searchPoints().size())));
        if (expansion.runs() > LARGE) {
            warnings.add("%,d runs are many: begin with a part of the grid".formatted(expansion.runs()));
        }
        if (known.reused() > 0 && known.reused() == expansion.runs()) {
            warnings.add("every run has been asked for before: nothing new will be trained");
        }
        int seeds = study.grids().stream().mapToInt(Grid::seeds).max().orElse(0);
        if (study.search().isEmpty() && !study.find().isEmpty() && seeds < FEW_SEEDS) {
            warnings.add(
                    "with fewer than %d seeds no interval, and hardly any finding, can be told".formatted(FEW_SEEDS));
        }
        return warnings;
    }
}
