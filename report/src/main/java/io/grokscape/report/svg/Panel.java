package io.grokscape.report.svg;

/**
 * One drawn panel, {@link Frame#WIDTH} × {@link Frame#HEIGHT}.
 *
 * @param title short
 * @param description what it shows, in words
 * @param body SVG without the element round it
 */
public record Panel(String title, String description, String body) {
    /** As an SVG element of its own, for a page that has the style sheet. */
    public String element() {
        return new Markup()
                .open(
                        "svg",
                        "viewBox",
                        "0 0 %d %d".formatted(Frame.WIDTH, Frame.HEIGHT),
                        "class",
                        "g-panel",
                        "role",
                        "img",
                        "aria-label",
                        title + ". " + description)
                .text("title", title)
                .text("desc", description)
                .raw(body)
                .close("svg")
                .toString();
    }
}
