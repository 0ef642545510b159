package io.grokscape.report.claim;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.figure.CriticalSizes;
import io.grokscape.report.figure.DipWords;
import io.grokscape.report.figure.Words;
import io.grokscape.report.finding.StudyRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Quantities read off the findings: the borders between the zones, and the dip. */
final class Borders {
    private static final int FEWEST_WIDTHS = 4;
    /** With fewer seeds a dip that is not found may well be there, most of all if the test came near it. */
    private static final int SEEDS_FOR_ABSENCE = 5;

    private static final int SEEDS_FOR_SURE_ABSENCE = 11;
    private static final double NEAR = .2;

    private Borders() {}

    static Optional<Measured> dip(StudyRecord study, Where where) {
        return about(study, where, "double_descent")
                .filter(finding -> finding.path("train_size").asInt() == where.trainSize())
                .filter(finding -> finding.path("tested_widths").size() >= FEWEST_WIDTHS)
                .findFirst()
                .map(finding -> {
                    double found = finding.path("detected").asBoolean() ? 1 : 0;
                    return new Measured(found, found, dipWords(finding), where.cells(study), isTelling(finding));
                });
    }

    private static String dipWords(JsonNode finding) {
        List<String> widths = new ArrayList<>();
        finding.path("widths").forEach(width -> widths.add(width.asText()));
        String at = finding.path("detected").asBoolean() ? " at d = " + String.join(", ", widths) : "";
        return "%s%s (%d widths; fewest seeds of a width: %d)"
                .formatted(
                        DipWords.of(finding), at, finding.path("tested_widths").size(), fewestSeeds(finding));
    }

    private static int fewestSeeds(JsonNode finding) {
        int fewest = Integer.MAX_VALUE;
        for (JsonNode seeds : finding.path("seeds")) {
            fewest = Math.min(fewest, seeds.asInt());
        }
        return fewest;
    }

    private static boolean isTelling(JsonNode finding) {
        boolean near = finding.path("p_value").asDouble() < NEAR;
        int needed = finding.path("detected").asBoolean()
                ? Where.FEWEST_SEEDS
                : near ? SEEDS_FOR_SURE_ABSENCE : SEEDS_FOR_ABSENCE;
        return fewestSeeds(finding) >= needed;
    }

    static Optional<Measured> criticalSize(StudyRecord study, Where where) {
        return estimates(study, where).stream().findFirst().map(finding -> {
            double low = finding.at("/interval/0").asDouble();
            double high = finding.at("/interval/1").asDouble();
            String words = "at d = %d %s".formatted(finding.path("hidden_size").asInt(), CriticalSizes.words(finding));
            return new Measured(low, high, words, where.cells(study), true);
        });
    }

    static Optional<Measured> criticalRatio(StudyRecord study, Where where) {
        List<JsonNode> found = estimates(study, where);
        if (found.size() < 2) {
            return Optional.empty();
        }
        double ratio = found.getLast().path("critical_dataset_size").asDouble()
                / found.getFirst().path("critical_dataset_size").asDouble();
        String words = "%s at d = %d, and %s at d = %d"
                .formatted(
                        CriticalSizes.words(found.getFirst()),
                        found.getFirst().path("hidden_size").asInt(),
                        CriticalSizes.words(found.getLast()),
                        found.getLast().path("hidden_size").asInt());
        return Optional.of(Measured.point(ratio, words, where.cells(study)));
    }

    private static List<JsonNode> estimates(StudyRecord study, Where where) {
        return CriticalSizes.estimated(about(study, where, "critical_dataset_size")
                .filter(finding -> where.holdsWidth(finding.path("hidden_size").asInt()))
                .toList());
    }

    static Optional<Measured> capacityGrowth(StudyRecord study, Where where) {
        List<JsonNode> found = about(study, where, "memorisation_capacity")
                .sorted(Comparator.comparingInt(
                        finding -> finding.path("hidden_size").asInt()))
                .toList();
        if (found.size() < 3) {
            return Optional.empty();
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < found.size(); i++) {
            least = Math.min(least, capacity(found.get(i)) / capacity(found.get(i - 1)));
        }
        String words = "%s pairs at d = %d to %s at d = %d; between neighbouring widths it grows by %s or more"
                .formatted(
                        Words.count(capacity(found.getFirst())),
                        found.getFirst().path("hidden_size").asInt(),
                        Words.count(capacity(found.getLast())),
                        found.getLast().path("hidden_size").asInt(),
                        Words.percent(least - 1));
        return Optional.of(Measured.point(least, words, where.cells(study)));
    }

    private static double capacity(JsonNode finding) {
        return finding.path("capacity").asDouble();
    }

    static Optional<Measured> crossing(StudyRecord study, Where where) {
        return about(study, where, "crossing").findFirst().map(finding -> {
            String words = "they cross at d = %s, D = %s (%s to %s)"
                    .formatted(
                            Words.real(finding.path("hidden_size").asDouble()),
                            Words.count(finding.path("train_size").asDouble()),
                            Words.count(finding.at("/train_size_interval/0").asDouble()),
                            Words.count(finding.at("/train_size_interval/1").asDouble()));
            return Measured.point(finding.path("train_size").asDouble(), words, where.cells(study));
        });
    }

    private static Stream<JsonNode> about(StudyRecord study, Where where, String kind) {
        return where.setting(study).stream().flatMap(setting -> study.findings().about(kind, setting));
    }
}
