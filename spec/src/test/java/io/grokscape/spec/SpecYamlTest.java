package io.grokscape.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecYamlTest {

    @Test
    void everyKeyButTheTaskHasADefault() {
        RunSpec spec = SpecYaml.read("task: add", "spec.yaml");

        assertThat(CanonicalSpec.text(spec)).isEqualTo("""
                spec_version=1
                task=add
                modulus=113
                train_size=3000
                memorise_size=0
                layers=1
                hidden_size=32
                heads=4
                mlp_width=128
                split_feed_forward=false
                init_scale=1.0
                layer_norm=false
                loss=softmax
                learning_rate=0.007
                weight_decay=1.0
                warmup_steps=0
                epochs=10000
                data_seed=0
                model_seed=0
                log_every=auto
                stop_when_settled=true
                """);
    }

    @Test
    void everyKeyCanBeSet() {
        String yaml = """
                task: add+memorise
                modulus: 97
                train_size: 1_000
                memorise_size: 500
                layers: 2
                hidden_size: 48
                heads: 6
                mlp_width: 100
                split_feed_forward: true
                init_scale: 2
                layer_norm: true
                loss: stablemax
                learning_rate: 1e-3
                weight_decay: 0
                warmup_steps: 10
                epochs: 40
                data_seed: 7
                model_seed: 8
                log_every: 5
                stop_when_settled: false
                """;

        RunSpec spec = SpecYaml.read(yaml, "spec.yaml");

        assertThat(spec)
                .isEqualTo(new RunSpec(
                        "add+memorise",
                        97,
                        1000,
                        500,
                        2,
                        48,
                        6,
                        100,
                        true,
                        2,
                        true,
                        Loss.STABLEMAX,
                        1e-3,
                        0,
                        10,
                        40,
                        7,
                        8,
                        5,
                        false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'task: add\nhiden_size: 8'                | spec.yaml:2:1: unknown key 'hiden_size'; did you mean 'hidden_size'?
            'task: add\ntrain_size: -5'               | spec.yaml:2:13: train_size must be at least 1, not -5
            'task: add\nheads: 5'                     | spec.yaml:1:1: hidden_size must be a multiple of heads, but 5 heads do not divide 32
            'task: add\nhidden_size: 30'              | spec.yaml:2:14: hidden_size must be a multiple of heads, but 4 heads do not divide 30
            'task: add\ntrain_size: 20000'            | spec.yaml:2:13: train_size is 20000, but task 'add' modulo 113 has only 12769 pairs
            'task: a/b\ntrain_size: 12700'            | spec.yaml:2:13: train_size is 12700, but task 'a/b' modulo 113 has only 12656 pairs
            'task: add\ntrain_size: many'             | spec.yaml:2:13: train_size must be a whole number, not 'many'
            'task: add\ntrain_size: "30"'             | spec.yaml:2:13: train_size must be a whole number, not '30'
            'task: add\ntrain_size: 99999999999'      | spec.yaml:2:13: train_size must be a whole number below 2^31, not '99999999999'
            'task: add\nlearning_rate: .nan'          | spec.yaml:2:16: learning_rate must be a number, not '.nan'
            'task: add\nlearning_rate: 1e999'         | spec.yaml:2:16: learning_rate must be at most 100.0, not Infinity
            'task: add\nlayer_norm: yes'              | spec.yaml:2:13: layer_norm must be true or false, not 'yes'
            'task: add\nlog_every: 0'                 | spec.yaml:2:12: log_every must be auto or at least 1, not 0
            'task: add\nloss: hinge'                  | spec.yaml:2:7: loss must be softmax or stablemax, not 'hinge'
            'task: add\ntask: add'                    | spec.yaml:2:1: key 'task' comes twice
            'task: add\nmodulus: 998'                 | spec.yaml:2:10: modulus must be at most 997, not 998
            'task: add\nmemorise_size: 3'             | spec.yaml:2:16: memorise_size needs task add+memorise, not 'add'
            'task: s5\nmodulus: 113'                  | spec.yaml:2:10: modulus is 120 for task s5 (the order of the group), not 113
            'epochs: 3'                               | spec.yaml:1:1: task is missing
            'task:'                                   | spec.yaml:1:6: must be text, not nothing
            '[add]'                                   | spec.yaml:1:1: must be a map of keys and values, not a list
            """)
    void whatIsWrongIsSaidWithItsPlace(String yaml, String message) {
        assertThatThrownBy(() -> SpecYaml.read(yaml.replace("\\n", "\n"), "spec.yaml"))
                .isInstanceOf(SpecSyntaxException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"task: [add", "task: add\n\tepochs: 3", "task: 'add", "task: &a add\nloss: *a", "", "a: b: c"})
    void whatIsNoYamlIsRefusedInOneLine(String yaml) {
        assertThatThrownBy(() -> SpecYaml.read(yaml, "spec.yaml"))
                .isInstanceOf(SpecSyntaxException.class)
                .message()
                .matches("spec\\.yaml:\\d+:\\d+: \\S.*");
    }

    @Test
    void deepNestingIsRefusedBeforeItCanExhaustTheStack() {
        assertThatThrownBy(() -> SpecYaml.read("task: " + "[".repeat(100_000), "spec.yaml"))
                .isInstanceOf(SpecSyntaxException.class)
                .hasMessageContaining("nested deeper than");
    }
}
