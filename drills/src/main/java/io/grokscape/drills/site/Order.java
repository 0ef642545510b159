package io.grokscape.drills.site;

import io.grokscape.studies.PlannedRun;
import java.util.List;

/** A study that was handed in, and the runs it consists of. */
public record Order(String studyId, List<PlannedRun> runs) {
    /** The ids of its runs. */
    public List<String> runIds() {
        return runs.stream().map(PlannedRun::id).toList();
    }
}
