package io.grokscape.dashboard.api;

import io.grokscape.dashboard.api.StudySummary.Zone;
import io.grokscape.dashboard.readmodel.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Zone maps small enough for a list of studies: a larger grid is shown at some of its sizes. */
final class Zones {
    private static final int MOST = 400;
    private static final int SIDE = 20;

    private Zones() {}

    /** The studies, each with its map. */
    static List<StudySummary> of(Connection connection, List<StudySummary> studies) throws SQLException {
        Map<String, List<Zone>> zones = new HashMap<>();
        Sql.query(
                connection,
                """
                SELECT study_id, hidden_size, train_size, mode() WITHIN GROUP (ORDER BY dynamic) AS dynamic
                FROM read_model.study_run JOIN read_model.run USING (run_id)
                WHERE study_id = ANY (?) AND spec IS NOT NULL
                GROUP BY study_id, hidden_size, train_size ORDER BY study_id, hidden_size, train_size
                """,
                row -> zones.computeIfAbsent(row.getString("study_id"), id -> new ArrayList<>())
                        .add(new Zone(row.getInt("hidden_size"), row.getInt("train_size"), row.getString("dynamic"))),
                (Object) Sql.textArray(studies.stream().map(StudySummary::id).toList()));
        return studies.stream()
                .map(study -> study.with(few(zones.getOrDefault(study.id(), List.of()))))
                .toList();
    }

    static List<Zone> few(List<Zone> zones) {
        if (zones.size() <= MOST) {
            return zones;
        }
        Set<Integer> widths = some(zones, Zone::hiddenSize);
        Set<Integer> sizes = some(zones, Zone::trainSize);
        return zones.stream()
                .filter(zone -> widths.contains(zone.hiddenSize()) && sizes.contains(zone.trainSize()))
                .toList();
    }

    /** At most {@link #SIDE} of the sizes, the smallest and the largest among them. */
    private static Set<Integer> some(Collection<Zone> zones, ToIntFunction<Zone> size) {
        int[] all = zones.stream().mapToInt(size).distinct().sorted().toArray();
        Set<Integer> some = new HashSet<>();
        int count = Math.min(SIDE, all.length);
        for (int i = 0; i < count; i++) {
            some.add(all[count == 1 ? 0 : i * (all.length - 1) / (count - 1)]);
        }
        return some;
    }
}
