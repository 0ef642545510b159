package io.grokscape.report.claim;

import io.grokscape.report.figure.Cell;
import io.grokscape.report.figure.Words;
import io.grokscape.report.finding.StudyRecord;
import io.grokscape.report.study.RunRecord;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Quantities read off the runs. */
final class Accuracies {
    private Accuracies() {}

    static Optional<Measured> highest(StudyRecord study, Where where) {
        return extreme(study, where, Comparator.naturalOrder());
    }

    static Optional<Measured> lowest(StudyRecord study, Where where) {
        return extreme(study, where, Comparator.reverseOrder());
    }

    private static Optional<Measured> extreme(StudyRecord study, Where where, Comparator<Double> order) {
        List<Cell> cells = where.measured(study);
        return cells.stream()
                .max(Comparator.comparing(cell -> cell.validation().mean(), order))
                .map(cell -> {
                    double mean = cell.validation().mean();
                    String words = "mean validation accuracy %s at d = %d (%d seeds, %s)"
                            .formatted(
                                    Words.share(mean),
                                    cell.hiddenSize(),
                                    cell.validation().values().length,
                                    widths(cells));
                    return Measured.point(mean, words, cells);
                });
    }

    private static String widths(List<Cell> cells) {
        List<Integer> widths =
                cells.stream().map(Cell::hiddenSize).distinct().sorted().toList();
        return widths.size() == 1
                ? "one width"
                : "widths " + widths.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    static Optional<Measured> share(StudyRecord study, Where where) {
        List<Cell> cells = where.cells(study);
        List<RunRecord> runs =
                cells.stream().flatMap(cell -> cell.runs().stream()).toList();
        if (runs.size() < Where.FEWEST_SEEDS) {
            return Optional.empty();
        }
        long named = runs.stream().filter(where::names).count();
        String words = "%d of %d runs show %s"
                .formatted(
                        named,
                        runs.size(),
                        where.dynamics().stream()
                                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                                .sorted()
                                .collect(Collectors.joining(" or ")));
        return Optional.of(Measured.point((double) named / runs.size(), words, cells));
    }

    static Optional<Measured> riseEpoch(StudyRecord study, Where where) {
        return median(
                study, where, "risen_epoch", "validation reaches half its end at epoch %s (median of %d, %s to %s)");
    }

    static Optional<Measured> normChange(StudyRecord study, Where where) {
        return median(
                study, where, "norm_change", "the norm changes by %s while validation rises (median of %d, %s to %s)");
    }

    private static Optional<Measured> median(StudyRecord study, Where where, String evidence, String words) {
        List<Cell> cells = where.cells(study);
        double[] values = cells.stream()
                .flatMap(cell -> cell.runs().stream())
                .filter(where::names)
                .mapToDouble(run -> run.verdict().number(evidence, null))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (values.length < Where.FEWEST_SEEDS) {
            return Optional.empty();
        }
        int middle = values.length / 2;
        double median = values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
        boolean share = evidence.equals("norm_change");
        List<String> numbers = Arrays.stream(new double[] {median, values[0], values[values.length - 1]})
                .mapToObj(value -> share ? signedPercent(value) : Words.count(value))
                .toList();
        return Optional.of(Measured.point(
                median, words.formatted(numbers.get(0), values.length, numbers.get(1), numbers.get(2)), cells));
    }

    private static String signedPercent(double share) {
        return String.format(Locale.ROOT, "%+.0f %%", 100 * share).replace('-', '−');
    }
}
