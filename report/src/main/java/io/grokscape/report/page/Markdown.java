package io.grokscape.report.page;

import java.util.List;

/** Markdown being written. What is called words is escaped; what is called text is not. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    Markdown heading(int level, String words) {
        return paragraph("#".repeat(level) + " " + escaped(words));
    }

    Markdown paragraph(String text) {
        this.text.append(text).append("\n\n");
        return this;
    }

    Markdown image(String words, String path) {
        return paragraph("![%s](%s)".formatted(escaped(words), path));
    }

    Markdown item(String text) {
        this.text.append("- ").append(text).append('\n');
        return this;
    }

    /** Begins a table; rows follow. */
    Markdown table(String... headings) {
        return row(headings).row("---|".repeat(headings.length).split("\\|"));
    }

    Markdown row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        return this;
    }

    /** Ends a table or a list. */
    Markdown end() {
        text.append('\n');
        return this;
    }

    /** Words below each other within a cell. */
    static String lines(List<String> words) {
        return String.join("<br>", words.stream().map(Markdown::escaped).toList());
    }

    /** Words that stay words in a table of Markdown. */
    static String escaped(String words) {
        return words.strip()
                .replaceAll("\\s+", " ")
                .replaceAll("([\\\\`*_{}\\[\\]|#!])", "\\\\$1")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
