package io.grokscape.studies;

import io.grokscape.spec.SpecYaml;
import io.grokscape.spec.Spelling;
import io.grokscape.spec.YamlDocument;
import io.grokscape.spec.YamlValue;
import java.util.Map;
import java.util.Set;

/**
 * The catalogue's recipes: how a run is trained, by name. A recipe is nothing but values laid under a study's base, so a
 * run has the same id whether its study names the recipe or writes the numbers out.
 */
public final class Recipes {
    private static final String FILE = "recipes.yaml";
    private static final Map<String, YamlValue> RECIPES =
            YamlDocument.parse(Catalogue.read(FILE), FILE).asMap();

    private Recipes() {}

    /** Their names. */
    public static Set<String> names() {
        return RECIPES.keySet();
    }

    /** The values of the recipe a study names; an error at its place if there is no such recipe. */
    static Map<String, YamlValue> values(YamlValue name) {
        String word = StudyValues.read(name, "recipe", YamlValue::asText);
        if (!RECIPES.containsKey(word)) {
            throw name.error("unknown recipe '%s'%s; there is %s"
                    .formatted(word, Spelling.suggestion(word, names()), String.join(", ", names())));
        }
        return RECIPES.get(word).asMapOf(SpecYaml.keys());
    }
}
