package io.grokscape.standalone.console;

import java.util.ArrayList;
import java.util.List;

/** Rows in columns as wide as what stands in them; numbers to the right. Colours do not count as width. */
public final class TextTable {
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... headings) {
        this.headings = List.of(headings);
    }

    /** Adds a row with a text for every column. */
    public TextTable row(String... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException("%d cells, %d columns".formatted(cells.length, headings.size()));
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, headings first. */
    public List<String> lines(Terminal terminal) {
        List<String> lines = new ArrayList<>();
        lines.add(terminal.paint(Terminal.Colour.FAINT, line(headings)));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(width(column) - visible(cell));
            line.append("  ").append(isNumeric(column) ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int widest = visible(headings.get(column));
        for (List<String> row : rows) {
            widest = Math.max(widest, visible(row.get(column)));
        }
        return widest;
    }

    private boolean isNumeric(int column) {
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column).matches("[-+.,\\d]*"));
    }

    private static int visible(String cell) {
        return cell.replaceAll("\u001b\\[[0-9;]*m", "").length();
    }
}
