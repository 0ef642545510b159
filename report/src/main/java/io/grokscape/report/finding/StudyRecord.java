package io.grokscape.report.finding;

import io.grokscape.report.study.RecordedStudy;
import io.grokscape.report.study.RunRecord;
import io.grokscape.report.study.Setting;
import io.grokscape.report.study.StudyHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * A study as a report needs it: all its runs without their curves, and what they say together.
 *
 * @param runs in the order of the study's expansion
 */
public record StudyRecord(StudyHead head, List<RunRecord> runs, PublishedFindings findings) {
    public StudyRecord {
        runs = List.copyOf(runs);
    }

    /** Reads it. */
    public static StudyRecord read(RecordedStudy study, IntConsumer progress) throws IOException, InterruptedException {
        List<RunRecord> runs = new ArrayList<>();
        study.eachRun(run -> {
            runs.add(run);
            progress.accept(runs.size());
        });
        return new StudyRecord(study.head(), runs, PublishedFindings.of(study.head(), Sweep.of(runs)));
    }

    /** Runs that count in figures and findings. */
    public List<RunRecord> finished() {
        return runs.stream().filter(RunRecord::isFinished).toList();
    }

    /** The finished runs by setting, in order. */
    public Map<Setting, List<RunRecord>> bySetting() {
        return finished().stream().collect(Collectors.groupingBy(Setting::of, LinkedHashMap::new, Collectors.toList()));
    }
}
