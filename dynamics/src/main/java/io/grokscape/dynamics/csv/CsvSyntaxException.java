package io.grokscape.dynamics.csv;

/** A CSV file that cannot be read. The message is {@code file:line:column: what}, line and column counted from 1. */
public final class CsvSyntaxException extends RuntimeException {
    private final int line;
    private final int column;

    public CsvSyntaxException(String file, int line, int column, String what) {
        super("%s:%d:%d: %s".formatted(file, line, column, what));
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    /** The character of the line at which the offending field begins. */
    public int column() {
        return column;
    }
}
