package io.grokscape.report.figure;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.report.study.RunRecord;
import io.grokscape.report.study.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The seeds of one point.
 *
 * @param runs at least one
 */
public record Cell(Setting setting, int hiddenSize, int trainSize, List<RunRecord> runs) {
    private record Key(Setting setting, int hiddenSize, int trainSize) {}

    /** The cells of those runs, in the order in which their first runs come. */
    public static List<Cell> of(Collection<RunRecord> runs) {
        var byKey = runs.stream()
                .collect(Collectors.groupingBy(
                        run -> new Key(Setting.of(run), run.hiddenSize(), run.trainSize()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byKey.entrySet().stream()
                .map(entry -> new Cell(
                        entry.getKey().setting,
                        entry.getKey().hiddenSize,
                        entry.getKey().trainSize,
                        entry.getValue().stream()
                                .sorted(Comparator.comparingLong(RunRecord::dataSeed))
                                .toList()))
                .toList();
    }

    /** Validation accuracies of its finished runs. */
    public Seeds validation() {
        return Seeds.of(
                runs.stream().mapToDouble(RunRecord::finalValidationAccuracy).toArray());
    }

    /** Training accuracies of its finished runs. */
    public Seeds training() {
        return Seeds.of(runs.stream().mapToDouble(RunRecord::finalTrainAccuracy).toArray());
    }

    /** Runs that show that dynamic. */
    public long count(Dynamic dynamic) {
        return runs.stream()
                .filter(run -> run.dynamic().filter(dynamic::equals).isPresent())
                .count();
    }

    /** Such as {@code d = 32, D = 2,600}. */
    public String words() {
        return "d = %d, D = %s".formatted(hiddenSize, Words.count(trainSize));
    }

    /** Such as {@code 3 grokking, 2 semi-grokking}. */
    public String verdicts() {
        List<String> words = new ArrayList<>();
        for (Look look : Look.values()) {
            long count = count(look.dynamic());
            if (count > 0) {
                words.add(count + " " + look.word());
            }
        }
        return String.join(", ", words);
    }
}
