package io.grokscape.dynamics.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where each named column stands. Names are matched without regard to case. */
public final class CsvHeader {
    private final Map<String, Integer> fields;
    private final int size;

    private CsvHeader(Map<String, Integer> fields, int size) {
        this.fields = fields;
        this.size = size;
    }

    /** Reads the header row; a missing or doubled required column is an error at line and column. */
    public static CsvHeader read(CsvCursor csv, List<String> required) {
        if (!csv.nextRow()) {
            throw csv.error(0, "the file is empty; expected the columns " + String.join(",", required));
        }
        Map<String, Integer> fields = new HashMap<>();
        for (int i = 0; i < csv.fields(); i++) {
            String name = csv.text(i).toLowerCase(Locale.ROOT);
            if (fields.putIfAbsent(name, i) != null && required.contains(name)) {
                throw csv.error(i, "the column %s appears twice".formatted(name));
            }
        }
        for (String name : required) {
            if (!fields.containsKey(name)) {
                throw csv.error(0, "the column %s is missing; expected %s".formatted(name, String.join(",", required)));
            }
        }
        return new CsvHeader(fields, csv.fields());
    }

    /** Index of a required column, or −1 for an optional one that is not there. */
    public int field(String name) {
        return fields.getOrDefault(name, -1);
    }

    /** Number of fields each row must have. */
    public int size() {
        return size;
    }
}
