package io.grokscape.dashboard.api;

import io.grokscape.spec.SpecYaml;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What runs are grouped by: keys of a run spec, {@code seed} (data and model seed together) and {@code dynamic}.
 *
 * @param names without repetition, in the order asked for
 */
record GroupKeys(List<String> names) {
    private static final Set<String> COLUMNS =
            Set.of("task", "hidden_size", "train_size", "data_seed", "model_seed", "epochs", "dynamic");

    private static final String NONE = "none";

    /** The keys of a comma-separated list; {@code none} puts all runs into one group. */
    static GroupKeys parse(String list) {
        List<String> names = Arrays.stream(list.equals(NONE) ? new String[0] : list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        names.stream().filter(name -> !isKnown(name)).findFirst().ifPresent(name -> {
            throw ProblemException.badRequest("group must be of %s, not '%s'"
                    .formatted(
                            Stream.concat(SpecYaml.keys().stream(), Stream.of("seed", "dynamic"))
                                    .sorted()
                                    .collect(Collectors.joining(", ")),
                            name));
        });
        return new GroupKeys(names);
    }

    private static boolean isKnown(String name) {
        return SpecYaml.keys().contains(name) || name.equals("seed") || name.equals("dynamic");
    }

    /** Columns {@code g0}, {@code g1}, … of a row of {@code run}, with a comma before each: known names only. */
    String columns() {
        return IntStream.range(0, names.size())
                .mapToObj(i -> ", " + expression(names.get(i)) + " AS g" + i)
                .collect(Collectors.joining());
    }

    private static String expression(String name) {
        if (name.equals("seed")) {
            return "run.data_seed";
        }
        return COLUMNS.contains(name) ? "run." + name : "run.spec->'" + name + "'";
    }

    /** The values of one row, by name. */
    Map<String, Object> read(ResultSet row, StoredJson json) throws SQLException {
        Map<String, Object> key = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            boolean plain = COLUMNS.contains(names.get(i)) || names.get(i).equals("seed");
            key.put(names.get(i), plain ? row.getObject("g" + i) : json.tree(row.getString("g" + i)));
        }
        return key;
    }
}
