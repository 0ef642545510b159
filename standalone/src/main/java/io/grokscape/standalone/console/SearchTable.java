package io.grokscape.standalone.console;

import io.grokscape.standalone.client.SearchView;
import io.grokscape.standalone.client.SearchView.Point;
import io.grokscape.standalone.client.SearchView.Tried;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a search tried and found: a line per point. */
public final class SearchTable {
    private SearchTable() {}

    /** The lines, headings first. */
    public static List<String> lines(SearchView search, Terminal terminal) {
        TextTable table = new TextTable(
                "task",
                "d",
                "runs",
                search.goal().replace('_', ' '),
                "95 % interval",
                "tried (D: grokked of seeds)",
                "");
        for (Point point : search.points()) {
            table.row(
                    String.valueOf(point.spec().get("task")),
                    String.valueOf(point.spec().get("hidden_size")),
                    Integer.toString(point.trials().size()),
                    point.estimate() == null ? "" : number(point.estimate()),
                    point.low() == null ? "" : number(point.low()) + " to " + number(point.high()),
                    tried(point.trials()),
                    point.why());
        }
        return table.lines(terminal);
    }

    private static String tried(List<Tried> trials) {
        Map<Integer, List<Tried>> bySize =
                trials.stream().collect(Collectors.groupingBy(Tried::trainSize, TreeMap::new, Collectors.toList()));
        return bySize.entrySet().stream()
                .map(size -> "%d: %d/%d"
                        .formatted(
                                size.getKey(),
                                size.getValue().stream()
                                        .filter(trial -> "grokking".equals(trial.dynamic()))
                                        .count(),
                                size.getValue().size()))
                .collect(Collectors.joining("  "));
    }

    private static String number(double pairs) {
        return String.format(Locale.ROOT, "%,.0f", pairs);
    }
}
