package io.grokscape.standalone.console;

import java.time.Duration;

/** One line that tells how far something is: redrawn on a terminal, repeated every few seconds elsewhere. */
public final class ProgressLine {
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration REPEAT = Duration.ofSeconds(5);
    private static final int BAR_WIDTH = 24;

    private final Terminal terminal;
    private final long begun = System.nanoTime();
    private long shownAt;
    private boolean shown;
    private String last = "";

    public ProgressLine(Terminal terminal) {
        this.terminal = terminal;
        this.shownAt = begun;
    }

    /**
     * Shows where things stand, unless it was shown a moment ago.
     *
     * @param fraction done, from 0 to 1
     * @param text what stands behind bar and percentage
     */
    public void show(double fraction, String text) {
        long now = System.nanoTime();
        Duration wait = terminal.interactive() ? REDRAW : REPEAT;
        if (now - shownAt < wait.toNanos()) {
            return;
        }
        shownAt = now;
        draw(render(fraction, text));
    }

    /** Ends the line with its last state, if it was ever shown. */
    public void finish(double fraction, String text) {
        if (shown) {
            draw(render(fraction, text));
            if (terminal.interactive()) {
                terminal.out().println();
            }
        }
    }

    /** Takes the line away from a terminal, so that other lines can be printed. */
    public void clear() {
        if (shown && terminal.interactive()) {
            terminal.out().print("\r\u001b[K");
            terminal.out().flush();
        }
    }

    private void draw(String line) {
        if (terminal.interactive()) {
            terminal.out().print("\r\u001b[K" + cut(line));
            terminal.out().flush();
        } else if (!line.equals(last)) {
            terminal.line(line);
        }
        last = line;
        shown = true;
    }

    private String render(double fraction, String text) {
        double within = Math.clamp(fraction, 0, 1);
        int percent = (int) Math.floor(100 * within);
        if (!terminal.interactive()) {
            return "%3d %%  %s".formatted(percent, text);
        }
        int filled = (int) Math.round(BAR_WIDTH * within);
        return "%s%s %3d %%  %s".formatted("█".repeat(filled), "░".repeat(BAR_WIDTH - filled), percent, text);
    }

    private String cut(String line) {
        return line.length() < terminal.width() ? line : line.substring(0, terminal.width() - 1);
    }
}
