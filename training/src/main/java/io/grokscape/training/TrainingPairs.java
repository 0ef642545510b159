package io.grokscape.training;

import io.grokscape.spec.RunSpec;
import io.grokscape.spec.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A training set given as CSV, {@code a,op,b,label} with one header line and operators {@code +} and {@code -}. Labels are
 * taken as they stand. {@code op} counts only where the task has operator tokens: there {@code +} rows are the algorithm
 * task's and {@code -} rows the memorisation task's.
 *
 * @param spec the run, with the sizes of this training set
 * @param data this training set, in the file's order; validation is every other pair of the algorithm task
 */
public record TrainingPairs(RunSpec spec, Dataset data) {
    private static final String HEADER = "a,op,b,label";
    private static final int COLUMNS = 4;

    /**
     * Reads a training set for a run.
     *
     * @param source what errors call the file
     * @throws TrainingPairsException what is wrong, and in which line
     */
    public static TrainingPairs parse(String csv, RunSpec spec, String source) {
        Task task = spec.parsedTask();
        List<String> lines = csv.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
            throw new TrainingPairsException(source, 1, "the first line must be " + HEADER);
        }
        Reading reading = new Reading(task, source);
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                reading.row(lines.get(i), i + 1);
            }
        }
        return reading.finish(spec, lines.size());
    }

    private static final class Reading {
        private final Task task;
        private final String source;
        private final ExamplesBuilder rows = new ExamplesBuilder();
        private final boolean[] taken;
        private final Map<List<Integer>, Integer> firstLine = new HashMap<>();
        private int memorised;

        Reading(Task task, String source) {
            this.task = task;
            this.source = source;
            this.taken = new boolean[task.classes() * task.classes()];
        }

        void row(String text, int line) {
            String[] cells = text.split(",", -1);
            if (cells.length != COLUMNS) {
                throw error(line, "%d columns instead of %d".formatted(cells.length, COLUMNS));
            }
            int a = element("a", cells[0], line);
            byte op = operator(cells[1].strip(), line);
            int b = element("b", cells[2], line);
            Integer before = firstLine.putIfAbsent(List.of(a, (int) op, b), line);
            if (before != null) {
                throw error(line, "the same pair as in line " + before);
            }
            rows.add(a, op, b, element("label", cells[3], line));
            if (op == Examples.PLUS) {
                taken[a * task.classes() + b] = true;
            } else {
                memorised++;
            }
        }

        private int element(String column, String cell, int line) {
            try {
                int value = Integer.parseInt(cell.strip());
                if (value >= 0 && value < task.classes()) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // said below, in the same words
            }
            throw error(
                    line, "%s is '%s'; a number from 0 to %d is needed".formatted(column, cell, task.classes() - 1));
        }

        private byte operator(String cell, int line) {
            if (!task.usesOperators()) {
                return Examples.PLUS;
            }
            return switch (cell) {
                case "+" -> Examples.PLUS;
                case "-" -> Examples.MINUS;
                default -> throw error(line, "op is '%s'; + or - is needed".formatted(cell));
            };
        }

        TrainingPairs finish(RunSpec spec, int lines) {
            Examples train = rows.build();
            if (train.size() == memorised) {
                throw error(
                        lines, train.size() == 0 ? "there are no pairs" : "there are no pairs of the algorithm task");
            }
            RunSpec sized = spec.toBuilder()
                    .trainSize(train.size() - memorised)
                    .memoriseSize(memorised)
                    .build();
            return new TrainingPairs(sized, new Dataset(train, Universe.of(task).without(taken)));
        }

        private TrainingPairsException error(int line, String reason) {
            return new TrainingPairsException(source, line, reason);
        }
    }
}
