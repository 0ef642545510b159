package io.grokscape.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.grokscape.spec.SpecSyntaxException;
import io.grokscape.spec.SpecYaml;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The published schema and the parser agree: on the keys, on every good file, on files that are bad in one place. */
class StudySchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode TEXT = tree();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(TEXT);

    private static JsonNode tree() {
        try {
            return JSON.readTree(StudySchema.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<ValidationMessage> faults(String yaml) {
        Object values = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return SCHEMA.validate(JSON.valueToTree(values));
    }

    private static void read(String yaml) {
        Expansion.of(StudyYaml.read(yaml, "study.yaml"));
    }

    private static List<String> names(JsonNode properties) {
        return List.copyOf(
                properties.properties().stream().map(entry -> entry.getKey()).toList());
    }

    private static List<String> words(JsonNode list) {
        return List.of(JSON.convertValue(list, String[].class));
    }

    @ParameterizedTest
    @MethodSource("io.grokscape.studies.Catalogue#names")
    void everyStudyOfTheCatalogueIsValid(String name) {
        assertThat(faults(Catalogue.yaml(name).orElseThrow())).isEmpty();
    }

    @Test
    void itNamesTheKeysAndWordsTheParserKnows() {
        assertThat(names(TEXT.at("/properties"))).containsExactlyInAnyOrderElementsOf(StudyYaml.KEYS);
        for (String part : List.of("spec", "lists", "conditions")) {
            assertThat(names(TEXT.at("/$defs/" + part + "/properties")))
                    .containsExactlyInAnyOrderElementsOf(SpecYaml.keys());
        }
        assertThat(words(TEXT.at("/properties/find/items/enum")))
                .containsExactlyInAnyOrderElementsOf(StudyYaml.FINDINGS);
        assertThat(words(TEXT.at("/properties/recipe/enum"))).containsExactlyInAnyOrderElementsOf(Recipes.names());
        assertThat(words(TEXT.at("/properties/search/properties/for/enum")))
                .containsExactlyElementsOf(Arrays.stream(Search.Goal.values())
                        .map(Search.Goal::word)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: a~base: {task: add, log_every: auto, loss: stablemax, init_scale: 1}",
                "name: a~base: {task: add, layer_norm: true, weight_decay: 0}~runs: [{epochs: 3}, {}]~seeds: 2",
                "name: a~base: {task: a*b}~zip: {layers: [1, 2], log_every: [auto, 5]}~grid: {loss: [softmax, stablemax]}",
                "name: a~base: {task: add, epochs: 3}~overrides: [{where: {epochs: [3]}, set: {layers: 2}}, {where: {task: add}, seeds: 2}]",
                "name: a~include: [figure-2]~find: [zone_map]",
                "name: a~base: {task: add}~search: {for: critical_dataset_size, train_size: {from: 200, to: 900, step: 50}, tolerance: 20, max_runs: 9}",
                "name: a~base: {task: memorise}~search: {for: memorisation_capacity, train_size: {from: 200, to: 900, step: 50}, tolerance: 20}",
            })
    void bothTakeWhatIsRight(String yaml) {
        String study = yaml.replace('~', '\n');

        assertThat(faults(study)).isEmpty();
        read(study);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "base: {task: add}",
                "name: a",
                "name: A~base: {task: add}",
                "name: a~base: {task: add}~grit: {}",
                "name: a~base: add",
                "name: a~base: {task: add, hiden_size: 8}",
                "name: a~base: {task: [add]}",
                "name: a~base: {task: add, hidden_size: 3}",
                "name: a~base: {task: add, hidden_size: 8.5}",
                "name: a~base: {task: add, hidden_size: '8'}",
                "name: a~base: {task: add, modulus: 998}",
                "name: a~base: {task: add, train_size: 0}",
                "name: a~base: {task: add, layers: 9}",
                "name: a~base: {task: add, learning_rate: 0}",
                "name: a~base: {task: add, learning_rate: high}",
                "name: a~base: {task: add, weight_decay: -1}",
                "name: a~base: {task: add, init_scale: 1001}",
                "name: a~base: {task: add, loss: hinge}",
                "name: a~base: {task: add, layer_norm: yes please}",
                "name: a~base: {task: add, epochs: 0}",
                "name: a~base: {task: add, log_every: never}",
                "name: a~base: {task: add, log_every: 0}",
                "name: a~base: {task: add}~runs: []",
                "name: a~base: {task: add}~runs: {epochs: 3}",
                "name: a~base: {task: add}~grid: {hidden_size: 8}",
                "name: a~base: {task: add}~grid: {hidden_size: []}",
                "name: a~base: {task: add}~zip: {hidden_size: [8, -8]}",
                "name: a~base: {task: add}~overrides: [{set: {epochs: 3}}]",
                "name: a~base: {task: add}~overrides: [{where: {task: add}}]",
                "name: a~base: {task: add}~overrides: [{where: {task: add}, set: {epochs: many}}]",
                "name: a~base: {task: add}~overrides: {where: {task: add}}",
                "name: a~base: {task: add}~seeds: 0",
                "name: a~base: {task: add}~seeds: [0, 1]",
                "name: a~base: {task: add}~recipe: Q",
                "name: a~base: {task: add}~find: [gold]",
                "name: a~base: {task: add}~find: dynamics",
                "name: a~include: figure-2",
                "name: a~base: {task: add}~search: {for: gold, train_size: {from: 200, to: 900, step: 50}, tolerance: 20}",
                "name: a~base: {task: add}~search: {for: critical_dataset_size, train_size: {from: 200, to: 900}, tolerance: 20}",
                "name: a~base: {task: add}~search: {for: critical_dataset_size, train_size: {from: 200, to: 900, step: 50}}",
                "name: a~base: {task: add}~search: {for: critical_dataset_size, train_size: [200, 900], tolerance: 20}",
                "name: a~base: {task: add}~search: {for: critical_dataset_size, train_size: {from: 0, to: 900, step: 50}, tolerance: 20}",
                "name: a~base: {task: add}~search: {for: critical_dataset_size, train_size: {from: 200, to: 900, step: 50}, tolerance: 0}",
                "name: a~base: {task: add}~search: {for: critical_dataset_size, train_size: {from: 200, to: 900, step: 50}, tolerance: 20, max_runs: 3}",
            })
    void bothRefuseWhatIsWrong(String yaml) {
        String study = yaml.replace('~', '\n');

        assertThat(faults(study)).isNotEmpty();
        assertThatExceptionOfType(SpecSyntaxException.class).isThrownBy(() -> read(study));
    }
}
