package io.grokscape.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.figure.Look;
import io.grokscape.report.finding.StudyRecord;
import io.grokscape.report.study.RunRecord;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was run and what it took, as lines of a table. */
final class Facts {
    private static final int MOST_VALUES = 24;

    private final StudyRecord study;
    private final Times times;

    Facts(StudyRecord study) {
        this.study = study;
        this.times = new Times(study.runs());
    }

    /** Name and value of each fact, in order. */
    Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("Runs", runs());
        Map<String, TreeSet<String>> keys = values();
        List<String> fixed = new ArrayList<>();
        keys.forEach((key, values) -> {
            if (values.size() == 1) {
                fixed.add(key + " " + values.first());
            } else if (!key.equals("model_seed") || !keys.get("data_seed").equals(values)) {
                lines.put(key, listed(values));
            }
        });
        lines.put("The same for all", String.join(", ", fixed));
        lines.put("Engine", distinct(RunRecord::engine));
        lines.put(
                "Verdict rules",
                distinct(run -> run.verdict() == null ? null : run.verdict().rulesVersion()));
        lines.put("Time in engines", times.inEngines());
        times.fromFirstToLast().ifPresent(time -> lines.put("From first start to last end", time));
        lines.values().removeIf(String::isEmpty);
        return lines;
    }

    /** Such as {@code 135: 133 finished, 2 running}. */
    String runs() {
        Map<String, Long> states = study.runs().stream()
                .collect(Collectors.groupingBy(RunRecord::state, TreeMap::new, Collectors.counting()));
        String counts = states.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "none" : "%d: %s".formatted(study.runs().size(), counts);
    }

    /** Such as {@code 60 grokking, 12 progression}. */
    String verdicts() {
        TreeMap<Look, Integer> counts = new TreeMap<>();
        study.finished().forEach(run -> counts.merge(Look.of(run), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
    }

    private String distinct(Function<RunRecord, String> what) {
        return study.runs().stream()
                .map(what)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Every spec key with its values; numbers in their order. */
    private Map<String, TreeSet<String>> values() {
        Map<String, TreeSet<String>> values = new LinkedHashMap<>();
        for (RunRecord run : study.runs()) {
            for (Iterator<Map.Entry<String, JsonNode>> spec = run.spec().fields(); spec.hasNext(); ) {
                Map.Entry<String, JsonNode> entry = spec.next();
                boolean derived =
                        entry.getKey().equals("mlp_width") && entry.getValue().asInt() == 4 * run.hiddenSize();
                values.computeIfAbsent(entry.getKey(), _ -> new TreeSet<>(Facts::byNumber))
                        .add(derived ? "4 d" : entry.getValue().asText());
            }
        }
        return values;
    }

    private static int byNumber(String a, String b) {
        try {
            return Double.compare(Double.parseDouble(a), Double.parseDouble(b));
        } catch (NumberFormatException e) {
            return a.compareTo(b);
        }
    }

    private static String listed(TreeSet<String> values) {
        return values.size() <= MOST_VALUES
                ? String.join(", ", values)
                : "%d values from %s to %s".formatted(values.size(), values.first(), values.last());
    }
}
