package io.grokscape.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grokscape.spec.Task.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {

    @ParameterizedTest
    @CsvSource({
        "add, 113, 112, 5, 4",
        "subtract, 113, 3, 5, 111",
        "square-sum, 113, 100, 100, 111",
        "a*b, 7, 3, 5, 1",
        "a/b, 7, 1, 3, 5",
        "a^2+a*b+b^2, 97, 10, 20, 21",
        "-a+2*(b-1)^3, 11, 4, 3, 1",
        "a-b-1, 5, 0, 0, 4",
        "7, 5, 0, 0, 2",
        "s5, 120, 0, 119, 119",
        "s5, 120, 119, 119, 0",
    })
    void labelsFollowTheRule(String name, int modulus, int a, int b, int label) {
        assertThat(((Operation) Task.of(name, modulus)).rule().apply(a, b)).isEqualTo(label);
    }

    @Test
    void compositionOfPermutationsIsAGroup() {
        Operation s5 = (Operation) Task.of("s5", 120);

        for (int a = 0; a < 120; a++) {
            int x = a;
            assertThat(s5.rule().apply(0, x)).isEqualTo(x);
            assertThat(java.util.stream.IntStream.range(0, 120)
                            .map(b -> s5.rule().apply(x, b))
                            .distinct()
                            .count())
                    .isEqualTo(120);
            int b = (a * 7 + 3) % 120;
            int c = (a * 11 + 5) % 120;
            assertThat(s5.rule().apply(s5.rule().apply(x, b), c))
                    .isEqualTo(s5.rule().apply(x, s5.rule().apply(b, c)));
        }
    }

    @Test
    void pairsWithoutALabelAreNoPartOfTheTask() {
        assertThat(Task.of("a/b", 113).universe()).isEqualTo(113 * 112);
        assertThat(Task.of("a/b", 10).universe()).as("four units modulo 10").isEqualTo(10 * 4);
        assertThat(Task.of("a/b + 1", 113).name()).isEqualTo("a/b+1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+", "c", "a b", "(a", "a^b", "add2", "a+b)", "a^99999", "٣+a", "1234567"})
    void whatIsNoTaskIsRefused(String name) {
        assertThatThrownBy(() -> Task.of(name, 113))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageStartingWith("task ");
    }

    @Test
    void nestedPowersAreNotExponentialWork() {
        String towers = "(".repeat(35) + "a" + ")^2".repeat(35);

        assertThat(((Operation) Task.of(towers, 113)).rule().apply(1, 0)).isEqualTo(1);
    }
}
