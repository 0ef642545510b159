package io.grokscape.standalone.console;

import io.grokscape.standalone.client.RecipeView;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The recipes of a calibration, best first. */
public final class RecipeTable {
    private RecipeTable() {}

    /** The lines, headings first. */
    public static List<String> lines(List<RecipeView> recipes, Terminal terminal) {
        TextTable table =
                new TextTable("score", "learning rate", "weight decay", "init scale", "epochs", "tried", "parts");
        for (RecipeView view : recipes) {
            RecipeView.Recipe recipe = view.recipe();
            table.row(
                    share(view.score()),
                    Double.toString(recipe.learningRate()),
                    Double.toString(recipe.weightDecay()),
                    Double.toString(recipe.initScale()),
                    String.format(Locale.ROOT, "%,d", recipe.epochs()),
                    view.tried() + " of " + view.known(),
                    view.parts().entrySet().stream()
                            .map(part -> part.getKey() + " " + share(part.getValue()))
                            .collect(Collectors.joining("  ")));
        }
        return table.lines(terminal);
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
