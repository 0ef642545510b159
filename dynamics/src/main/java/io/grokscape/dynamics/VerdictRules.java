package io.grokscape.dynamics;

/**
 * The thresholds by which runs are judged, and the version under which verdicts quote them. Calibrated on about 140
 * labelled runs of recipe R and its neighbours; the .15 cut matters: memorising runs sit at .01 to .09, and a run about
 * to grok passes through .10 to .18.
 *
 * @param version names this set of thresholds in every verdict
 * @param window final accuracies are medians over epochs ≥ {@code window} × the last epoch: epochs, not rows, because
 *     the log grid is uneven; medians, because single spikes are routine
 * @param fitted training accuracy from which the training set counts as known
 * @param floor validation accuracy below which nothing was generalised
 * @param grokked validation accuracy from which generalisation counts as complete
 * @param rising a last validation accuracy this far above the median was still rising when the budget ended
 * @param gap training minus validation accuracy that makes a memorising stage visible
 * @param fewestRows rows below which there is nothing to judge
 */
public record VerdictRules(
        String version,
        double window,
        double fitted,
        double floor,
        double grokked,
        double rising,
        double gap,
        int fewestRows) {

    /** The calibrated rules. */
    public static final VerdictRules DEFAULT = new VerdictRules("1", .9, .99, .15, .95, .1, .2, 5);

    public VerdictRules {
        if (version == null || version.isBlank()) {
            throw new IllegalArgumentException("version: must be named");
        }
        share("window", window);
        share("fitted", fitted);
        share("floor", floor);
        share("grokked", grokked);
        share("rising", rising);
        share("gap", gap);
        if (floor >= grokked) {
            throw new IllegalArgumentException("floor: %s is not below grokked, %s".formatted(floor, grokked));
        }
        if (fewestRows < 1) {
            throw new IllegalArgumentException("fewestRows: %d, must be at least 1".formatted(fewestRows));
        }
    }

    private static void share(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("%s: %s is not between 0 and 1".formatted(name, value));
        }
    }
}
