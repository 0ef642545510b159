package io.grokscape.report.claim;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.figure.Cell;
import io.grokscape.report.figure.Words;
import io.grokscape.report.finding.StudyRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Quantities about an algorithm task that is mixed with random labels. */
final class Mixtures {
    private static final String TASK = "add+memorise";

    private Mixtures() {}

    static Optional<Measured> suppression(StudyRecord study, Where where) {
        Predicate<Cell> alone = cell -> cell.setting().memoriseSize() == 0;
        Predicate<Cell> mixed =
                cell -> cell.setting().memoriseSize() > 0 && !cell.setting().splitFeedForward();
        return largestDrop(study, where, alone, mixed, "without random labels", "with them");
    }

    static Optional<Measured> splitGain(StudyRecord study, Where where) {
        Predicate<Cell> split =
                cell -> cell.setting().memoriseSize() > 0 && cell.setting().splitFeedForward();
        Predicate<Cell> whole =
                cell -> cell.setting().memoriseSize() > 0 && !cell.setting().splitFeedForward();
        return largestDrop(study, where, split, whole, "split", "whole");
    }

    private static Optional<Measured> largestDrop(
            StudyRecord study, Where where, Predicate<Cell> from, Predicate<Cell> to, String first, String second) {
        List<Cell> cells = Cell.of(study.finished().stream()
                        .filter(run -> run.task().equals(TASK) && where.holds(run))
                        .toList())
                .stream()
                .filter(cell -> cell.validation().values().length >= Where.FEWEST_SEEDS)
                .toList();
        List<Measured> drops = new ArrayList<>();
        for (Cell one : cells.stream().filter(from).toList()) {
            for (Cell other : cells.stream().filter(to).toList()) {
                if (sameModel(one, other)) {
                    drops.add(drop(one, other, first, second));
                }
            }
        }
        return drops.stream().max(Comparator.comparingDouble(Measured::low));
    }

    private static boolean sameModel(Cell one, Cell other) {
        return one.hiddenSize() == other.hiddenSize()
                && one.trainSize() == other.trainSize()
                && one.setting().layers() == other.setting().layers()
                && one.setting().recipe().equals(other.setting().recipe());
    }

    private static Measured drop(Cell one, Cell other, String first, String second) {
        double a = one.validation().mean();
        double b = other.validation().mean();
        int labels = Math.max(one.setting().memoriseSize(), other.setting().memoriseSize());
        String words = "at d = %d mean validation accuracy is %s %s and %s %s (M = %s, %d and %d seeds)"
                .formatted(
                        one.hiddenSize(),
                        Words.share(a),
                        first,
                        Words.share(b),
                        second,
                        Words.count(labels),
                        one.runs().size(),
                        other.runs().size());
        return Measured.point(a - b, words, List.of(one, other));
    }

    static Optional<Measured> emergenceRatio(StudyRecord study, Where where) {
        for (JsonNode finding : study.findings().of("emergence")) {
            JsonNode ratio = finding.path("parameter_ratio");
            boolean split = finding.path("split_feed_forward").asBoolean();
            if (ratio.isNumber() && !split && finding.path("memorise_size").asInt() > 0) {
                String words = "%s times the parameters with M = %s (best of seeds)"
                        .formatted(
                                Words.real(ratio.asDouble()),
                                Words.count(finding.path("memorise_size").asInt()));
                return Optional.of(Measured.point(ratio.asDouble(), words, List.of()));
            }
        }
        return Optional.empty();
    }
}
