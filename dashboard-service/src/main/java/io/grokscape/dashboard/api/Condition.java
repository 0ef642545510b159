package io.grokscape.dashboard.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A condition on rows, made of known SQL and of what a client gave as parameters. */
final class Condition {
    private static final String NONE = "none";

    private final StringBuilder sql = new StringBuilder("TRUE");
    private final List<Object> parameters = new ArrayList<>();

    /** Adds a condition with one parameter; a value that is null adds nothing. */
    void and(String condition, Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            parameters.add(value);
        }
    }

    /** Adds that a column is one of some words, separated by commas; {@code none} stands for a column that is null. */
    void anyOf(String name, String list, Set<String> known, String column) {
        if (list == null) {
            return;
        }
        List<String> words = Arrays.stream(list.split(",")).map(String::strip).toList();
        words.stream()
                .filter(word -> !known.contains(word) && !word.equals(NONE))
                .findFirst()
                .ifPresent(word -> {
                    throw ProblemException.badRequest("%s must be of %s, not '%s'"
                            .formatted(name, known.stream().sorted().collect(Collectors.joining(", ")), word));
                });
        String orNull = words.contains(NONE) ? " OR " + column + " IS NULL" : "";
        and("(" + column + " = ANY (?)" + orNull + ")", words.toArray(String[]::new));
    }

    /** An expression; its parameters are the condition's. */
    String sql() {
        return sql.toString();
    }

    /** What comes before, the condition's own, and what comes after, as one list of parameters. */
    Object[] parameters(List<Object> before, Object... after) {
        List<Object> all = new ArrayList<>(before);
        all.addAll(parameters);
        all.addAll(List.of(after));
        return all.toArray();
    }
}
