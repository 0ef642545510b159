package io.grokscape.report.claim;

import io.grokscape.report.figure.Cell;
import io.grokscape.report.finding.StudyRecord;
import io.grokscape.report.study.RunRecord;
import io.grokscape.report.study.Setting;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which runs a check looks at.
 *
 * @param task as in a run spec
 * @param least smallest hidden size
 * @param most largest hidden size
 * @param trainSize D; 0 for any
 * @param memoriseSize M; below 0 for any but none
 * @param dynamics names of verdicts; empty for any
 */
record Where(String task, int least, int most, int trainSize, int memoriseSize, Set<String> dynamics) {
    /** Fewer seeds say nothing about a mean where seeds are bimodal. */
    static final int FEWEST_SEEDS = 3;

    /** The setting most of whose runs are looked at; of several recipes, the most frequent. */
    Optional<Setting> setting(StudyRecord study) {
        return study.bySetting().entrySet().stream()
                .filter(entry -> isOfTask(entry.getKey()))
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .map(Map.Entry::getKey);
    }

    private boolean isOfTask(Setting setting) {
        boolean labels = memoriseSize < 0 ? setting.memoriseSize() > 0 : setting.memoriseSize() == memoriseSize;
        return setting.task().equals(task) && labels;
    }

    /** The cells there, whatever their number of seeds. */
    List<Cell> cells(StudyRecord study) {
        Optional<Setting> setting = setting(study);
        return Cell.of(study.finished().stream()
                .filter(run -> setting.filter(Setting.of(run)::equals).isPresent() && holds(run))
                .toList());
    }

    /** Those with enough seeds for a mean. */
    List<Cell> measured(StudyRecord study) {
        return cells(study).stream()
                .filter(cell -> cell.validation().values().length >= FEWEST_SEEDS)
                .toList();
    }

    /** Whether runs there are still to come: until then nothing is judged. */
    boolean isOpen(StudyRecord study) {
        return study.runs().stream().anyMatch(run -> run.isToCome() && isOfTask(Setting.of(run)) && holds(run));
    }

    boolean holds(RunRecord run) {
        return holdsWidth(run.hiddenSize()) && (trainSize == 0 || run.trainSize() == trainSize);
    }

    boolean holdsWidth(int hiddenSize) {
        return hiddenSize >= least && hiddenSize <= most;
    }

    boolean names(RunRecord run) {
        return dynamics.isEmpty()
                || run.dynamic()
                        .filter(found -> dynamics.contains(found.name()))
                        .isPresent();
    }
}
