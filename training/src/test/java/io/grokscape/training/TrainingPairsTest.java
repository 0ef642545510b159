package io.grokscape.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grokscape.spec.RunSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingPairsTest {
    private static final RunSpec ADD =
            RunSpec.of("add").modulus(5).trainSize(10).hiddenSize(8).build();
    private static final RunSpec MIXED =
            RunSpec.of("add+memorise").modulus(5).trainSize(10).hiddenSize(8).build();

    @Test
    void labelsAreTakenAsTheyStandAndAllOtherPairsValidate() {
        TrainingPairs pairs = TrainingPairs.parse("a,op,b,label\n1,+,2,0\r\n4,-,4,1\n", ADD, "p.csv");

        assertThat(pairs.data().train().label()).containsExactly(0, 1);
        assertThat(pairs.data().train().op()).containsOnly(Examples.PLUS);
        assertThat(pairs.data().validation().size()).isEqualTo(23);
        assertThat(pairs.spec().trainSize()).isEqualTo(2);
    }

    @Test
    void withOperatorsMinusRowsAreTheMemorisationTasks() {
        TrainingPairs pairs = TrainingPairs.parse("a,op,b,label\n1,+,2,3\n1,-,2,4\n0,-,0,4\n", MIXED, "p.csv");

        assertThat(pairs.spec().trainSize()).isEqualTo(1);
        assertThat(pairs.spec().memoriseSize()).isEqualTo(2);
        assertThat(pairs.data().validation().size()).isEqualTo(24);
        assertThat(pairs.data().validation().op()).containsOnly(Examples.PLUS);
    }

    @Test
    void aFileOfTheDrawnPairsGivesTheDrawnData() {
        Dataset drawn = Dataset.drawnFor(ADD);
        StringBuilder csv = new StringBuilder("a,op,b,label\n");
        for (int i = 0; i < drawn.train().size(); i++) {
            csv.append("%d,+,%d,%d\n"
                    .formatted(
                            drawn.train().a()[i],
                            drawn.train().b()[i],
                            drawn.train().label()[i]));
        }

        Dataset read = TrainingPairs.parse(csv.toString(), ADD, "p.csv").data();

        assertThat(read.validation().a()).isEqualTo(drawn.validation().a());
        assertThat(read.validation().b()).isEqualTo(drawn.validation().b());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                      | p.csv:1: the first line must be a,op,b,label",
                "a;b                     | p.csv:1: the first line must be a,op,b,label",
                "a,op,b,label            | p.csv:1: there are no pairs",
                "a,op,b,label~1,+,2      | p.csv:2: 3 columns instead of 4",
                "a,op,b,label~1,+,2,3~5,+,0,0 | p.csv:3: a is '5'; a number from 0 to 4 is needed",
                "a,op,b,label~1,+,x,3    | p.csv:2: b is 'x'; a number from 0 to 4 is needed",
                "a,op,b,label~1,+,2,-1   | p.csv:2: label is '-1'; a number from 0 to 4 is needed",
                "a,op,b,label~1,*,2,1    | p.csv:2: op is '*'; + or - is needed",
                "a,op,b,label~1,+,2,3~~1,+,2,4 | p.csv:4: the same pair as in line 2",
                "a,op,b,label~1,-,2,3    | p.csv:2: there are no pairs of the algorithm task",
            })
    void aBadFileIsRefusedWithTheLine(String csv, String message) {
        assertThatThrownBy(() -> TrainingPairs.parse(csv.replace('~', '\n'), MIXED, "p.csv"))
                .isInstanceOf(TrainingPairsException.class)
                .hasMessage(message);
    }
}
