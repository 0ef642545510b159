package io.grokscape.report.figure;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.report.study.RunRecord;
import io.grokscape.report.svg.Figure.Key;
import io.grokscape.report.svg.Shape;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** How a dynamic looks: a colour, a shape and a letter of its own, so that none of them has to be told by colour. */
public enum Look {
    GROKKING(Dynamic.GROKKING, Shape.CIRCLE, "G"),
    SEMI_GROKKING(Dynamic.SEMI_GROKKING, Shape.DIAMOND, "S"),
    UNGROKKING(Dynamic.UNGROKKING, Shape.TRIANGLE_DOWN, "U"),
    PROGRESSION(Dynamic.PROGRESSION, Shape.TRIANGLE_UP, "P"),
    STALLED(Dynamic.STALLED, Shape.SQUARE, "–"),
    UNDECIDED(Dynamic.UNDECIDED, Shape.RING, "?"),
    NOT_APPLICABLE(Dynamic.NOT_APPLICABLE, Shape.PLUS, ""),
    FAILED(Dynamic.FAILED, Shape.CROSS, "F");

    private final Dynamic dynamic;
    private final Shape shape;
    private final String letter;

    Look(Dynamic dynamic, Shape shape, String letter) {
        this.dynamic = dynamic;
        this.shape = shape;
        this.letter = letter;
    }

    /** That of a run; an unknown verdict looks undecided. */
    public static Look of(RunRecord run) {
        return run.dynamic().map(found -> valueOf(found.name())).orElse(UNDECIDED);
    }

    public static Look of(Dynamic dynamic) {
        return valueOf(dynamic.name());
    }

    public Dynamic dynamic() {
        return dynamic;
    }

    public Shape shape() {
        return shape;
    }

    public String letter() {
        return letter;
    }

    /** The word, such as {@code semi-grokking}. */
    public String word() {
        return this == NOT_APPLICABLE
                ? "no validation"
                : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The style class that carries the colour. */
    public String style() {
        return "g-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Legend entries for the dynamics among those runs. */
    static List<Key> keys(Collection<RunRecord> runs) {
        TreeSet<Look> seen = new TreeSet<>();
        runs.forEach(run -> seen.add(of(run)));
        return seen.stream()
                .map(look -> Key.symbol(look.shape, look.style() + " g-seed", look.word()))
                .toList();
    }
}
