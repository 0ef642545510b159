package io.grokscape.standalone.console;

import java.io.PrintStream;
import java.util.Map;

/**
 * Standard output as people see it.
 *
 * @param out where lines go
 * @param interactive whether a line can be redrawn
 * @param colour whether colours are wanted
 * @param width in characters
 */
public record Terminal(PrintStream out, boolean interactive, boolean colour, int width) {
    /** Set by the launcher script: {@code true} if its standard output is a terminal. */
    public static final String INTERACTIVE_PROPERTY = "grokscape.terminal";

    /** Set by the launcher script: the terminal's width. */
    public static final String WIDTH_PROPERTY = "grokscape.width";

    private static final int USUAL_WIDTH = 80;

    /** That of this process. */
    public static Terminal current() {
        return of(System.out, Boolean.getBoolean(INTERACTIVE_PROPERTY), System.getenv());
    }

    /** As NO_COLOR (no-color.org) and TERM ask for it. */
    static Terminal of(PrintStream out, boolean interactive, Map<String, String> environment) {
        boolean colour = interactive
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
        return new Terminal(out, interactive, colour, Math.max(40, Integer.getInteger(WIDTH_PROPERTY, USUAL_WIDTH)));
    }

    /** Prints a whole line. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /** The text in that colour, if colours are wanted. */
    public String paint(Colour wanted, String text) {
        return colour ? wanted.code() + text + Colour.RESET : text;
    }

    /** The colours in use: few, and never the only carrier of a meaning. */
    public enum Colour {
        GREEN("\u001b[32m"),
        YELLOW("\u001b[33m"),
        BLUE("\u001b[34m"),
        MAGENTA("\u001b[35m"),
        RED("\u001b[31m"),
        FAINT("\u001b[2m"),
        BOLD("\u001b[1m");

        private static final String RESET = "\u001b[0m";

        private final String code;

        Colour(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
