package io.grokscape.spec;

/** A YAML document that cannot be understood: {@code source:line:column: what is wrong}. Lines and columns from 1. */
public final class SpecSyntaxException extends RuntimeException {
    private final String source;
    private final int line;
    private final int column;
    private final String detail;

    public SpecSyntaxException(String source, int line, int column, String detail) {
        super("%s:%d:%d: %s".formatted(source, line, column, detail));
        this.source = source;
        this.line = line;
        this.column = column;
        this.detail = detail;
    }

    /** The document's name: a file's path, or what stands for one. */
    public String source() {
        return source;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1. */
    public int column() {
        return column;
    }

    /** What is wrong, without the place. */
    public String detail() {
        return detail;
    }
}
