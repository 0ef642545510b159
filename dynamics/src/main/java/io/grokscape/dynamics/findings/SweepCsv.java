package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.dynamics.csv.CsvCursor;
import io.grokscape.dynamics.csv.CsvHeader;
import io.grokscape.dynamics.csv.CsvSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads finished runs from CSV with the columns {@code task, hidden_size, train_size, seed, epochs, train_accuracy,
 * validation_accuracy} and, where present, {@code modulus} (113), {@code layers} (1), {@code memorise_size} (0),
 * {@code split_feed_forward} (false), {@code initial_train_size} (0; that of the run whose model this one continues) and
 * {@code dynamic}. Columns in any order, others ignored. Of two rows for the same run the later one counts.
 */
public final class SweepCsv {
    private static final List<String> REQUIRED =
            List.of("task", "hidden_size", "train_size", "seed", "epochs", "train_accuracy", "validation_accuracy");

    /** A mean of ones in single precision can come out a little above one. */
    private static final double MOST = 1 + 1e-6;

    private final CsvCursor csv;
    private final CsvHeader header;

    private SweepCsv(CsvCursor csv) {
        this.csv = csv;
        this.header = CsvHeader.read(csv, REQUIRED);
    }

    /** The runs in {@code text}; {@link CsvSyntaxException} says at which line and column of {@code file} it is wrong. */
    public static List<FinishedRun> read(String file, String text) {
        return new SweepCsv(new CsvCursor(file, text)).runs();
    }

    private List<FinishedRun> runs() {
        Map<List<Object>, FinishedRun> runs = new LinkedHashMap<>();
        while (csv.nextRow(header.size())) {
            FinishedRun run = run();
            runs.put(
                    List.of(run.setting(), run.hiddenSize(), run.trainSize(), run.initialTrainSize(), run.seed()), run);
        }
        if (runs.isEmpty()) {
            throw csv.error(0, "the sweep has no runs");
        }
        return new ArrayList<>(runs.values());
    }

    private FinishedRun run() {
        return new FinishedRun(
                        new Setting(
                                task(),
                                size("modulus", 113),
                                size("layers", 1),
                                optionalSize("memorise_size"),
                                split(),
                                0,
                                "{}"),
                        size("hidden_size", 0),
                        size("train_size", 0),
                        csv.count(header.field("seed"), "seed"),
                        csv.count(header.field("epochs"), "epochs"),
                        accuracy("train_accuracy"),
                        csv.isEmpty(header.field("validation_accuracy")) ? Double.NaN : accuracy("validation_accuracy"),
                        dynamic())
                .continuing(optionalSize("initial_train_size"));
    }

    private String task() {
        int field = header.field("task");
        if (csv.isEmpty(field)) {
            throw csv.error(field, "task is empty");
        }
        return csv.text(field);
    }

    private int size(String column, int absent) {
        int field = header.field(column);
        if (field < 0) {
            return absent;
        }
        int size = csv.count(field, column);
        if (size < 1) {
            throw csv.error(field, column + " is 0; it must be at least 1");
        }
        return size;
    }

    private int optionalSize(String column) {
        int field = header.field(column);
        return field < 0 || csv.isEmpty(field) ? 0 : csv.count(field, column);
    }

    private boolean split() {
        int field = header.field("split_feed_forward");
        if (field < 0 || csv.isEmpty(field)) {
            return false;
        }
        return switch (csv.text(field).toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw csv.error(field, "split_feed_forward is %s, not true or false".formatted(csv.text(field)));
        };
    }

    private double accuracy(String column) {
        int field = header.field(column);
        double value = csv.number(field, column);
        if (!(value >= 0 && value <= MOST)) {
            throw csv.error(field, "%s is %s; accuracies are shares from 0 to 1".formatted(column, csv.text(field)));
        }
        return value;
    }

    private Optional<Dynamic> dynamic() {
        int field = header.field("dynamic");
        if (field < 0 || csv.isEmpty(field)) {
            return Optional.empty();
        }
        String name = csv.text(field).toUpperCase(Locale.ROOT);
        return Optional.of(Arrays.stream(Dynamic.values())
                .filter(dynamic -> dynamic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> csv.error(
                        field,
                        "dynamic is %s, none of %s".formatted(csv.text(field), Arrays.toString(Dynamic.values())))));
    }
}
