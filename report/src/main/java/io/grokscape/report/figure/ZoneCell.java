package io.grokscape.report.figure;

import io.grokscape.report.study.RunRecord;
import io.grokscape.report.svg.Frame;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A point of the grid on the zone map, between four edges in pixels: a stripe per seed, and a letter. */
record ZoneCell(Cell cell, double left, double right, double top, double bottom) {
    /** Room for words begins at that width and height. */
    private static final double WORDS_WIDTH = 32;

    private static final double WORDS_HEIGHT = 13;

    void draw(Frame frame) {
        List<RunRecord> ordered =
                cell.runs().stream().sorted(Comparator.comparing(Look::of)).toList();
        double stripe = (right - left) / ordered.size();
        for (int i = 0; i < ordered.size(); i++) {
            RunRecord run = ordered.get(i);
            frame.svg()
                    .open(
                            "rect",
                            "x",
                            left + i * stripe,
                            "y",
                            top,
                            "width",
                            stripe,
                            "height",
                            bottom - top,
                            "class",
                            Look.of(run).style() + " g-stripe")
                    .text(
                            "title",
                            "%s, seed %d: %s, %s"
                                    .formatted(
                                            run.runId(),
                                            run.dataSeed(),
                                            Look.of(run).word(),
                                            Words.percent(run.finalValidationAccuracy())))
                    .close("rect");
        }
        label(frame, right - left, bottom - top, (left + right) / 2, (top + bottom) / 2);
    }

    /** The letter of most seeds, and the mean where there is room. */
    private void label(Frame frame, double wide, double high, double x, double y) {
        Look most = Arrays.stream(Look.values())
                .max(Comparator.comparingLong(look -> cell.count(look.dynamic())))
                .orElseThrow();
        String words = wide >= WORDS_WIDTH
                ? most.letter() + " " + Words.accuracy(cell.validation().mean())
                : most.letter();
        double half = (words.length() * 5.4 + 5) / 2;
        if (2 * half > wide || high < WORDS_HEIGHT || words.isEmpty()) {
            return;
        }
        frame.svg()
                .element(
                        "rect", "x", x - half, "y", y - 6.5, "width", 2 * half, "height", 13.0, "rx", 2.0, "class",
                        "g-plate")
                .text("text", words, "x", x, "y", y + 3.6, "class", "g-cell g-middle");
    }
}
