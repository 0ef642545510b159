package io.grokscape.standalone.console;

import io.grokscape.standalone.client.StudyView;
import io.grokscape.standalone.client.StudyView.Cell;
import io.grokscape.standalone.client.StudyView.Seed;
import io.grokscape.standalone.console.Terminal.Colour;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A study's outcome: a row per point, with what its seeds did. */
public final class VerdictTable {
    private static final Map<String, Colour> COLOURS = Map.of(
            "GROKKING", Colour.GREEN,
            "SEMI_GROKKING", Colour.YELLOW,
            "UNGROKKING", Colour.MAGENTA,
            "PROGRESSION", Colour.BLUE,
            "FAILED", Colour.RED);

    private VerdictTable() {}

    /** The table's lines. */
    public static List<String> lines(StudyView study, Terminal terminal) {
        TextTable table = new TextTable("task", "d", "D", "seeds", "validation", "dynamics");
        for (Cell cell : study.cells()) {
            table.row(
                    cell.task(),
                    Integer.toString(cell.hiddenSize()),
                    Integer.toString(cell.trainSize()),
                    Integer.toString(cell.seeds().size()),
                    accuracy(cell.seeds()),
                    dynamics(cell.seeds(), terminal));
        }
        return table.lines(terminal);
    }

    /** Mean, and the range where seeds differ. */
    private static String accuracy(List<Seed> seeds) {
        double[] known = seeds.stream()
                .filter(seed -> seed.validationAccuracy() != null)
                .mapToDouble(Seed::validationAccuracy)
                .sorted()
                .toArray();
        if (known.length == 0) {
            return "";
        }
        double mean = Arrays.stream(known).average().orElseThrow();
        double lowest = known[0];
        double highest = known[known.length - 1];
        String text = String.format(Locale.ROOT, "%.3f", mean);
        return highest - lowest < 0.0005 ? text : text + String.format(Locale.ROOT, " (%.3f to %.3f)", lowest, highest);
    }

    private static String dynamics(List<Seed> seeds, Terminal terminal) {
        Map<String, Integer> counts = new TreeMap<>();
        seeds.forEach(seed -> counts.merge(outcome(seed), 1, Integer::sum));
        List<String> words = new ArrayList<>();
        counts.forEach((dynamic, count) -> {
            String word = dynamic.toLowerCase(Locale.ROOT).replace('_', '-') + (count > 1 ? " ×" + count : "");
            Colour colour = COLOURS.get(dynamic);
            words.add(colour == null ? word : terminal.paint(colour, word));
        });
        return String.join(", ", words);
    }

    private static String outcome(Seed seed) {
        if ("failed".equals(seed.state())) {
            return "FAILED";
        }
        return seed.dynamic() == null ? seed.state() : seed.dynamic();
    }
}
