package io.grokscape.dynamics.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grokscape.dynamics.csv.CsvSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyzeTest {
    private static final String HEADER =
            "task,hidden_size,train_size,seed,epochs,train_accuracy,validation_accuracy,modulus,dynamic\n";

    @Test
    void theReferenceRunsShowDoubleDescentBelowTheCrossingAndNotAboveIt() {
        List<DoubleDescent> found = DoubleDescent.in(SweepCsv.read("reference", reference()), new Memo());

        assertThat(found)
                .filteredOn(finding -> finding.setting().task().equals("add"))
                .extracting(DoubleDescent::trainSize)
                .containsExactly(2600, 3000, 4000);
        assertThat(found.get(0).detected()).isTrue();
        assertThat(found.get(0).dipWidths()).containsExactly(20, 24, 32);
        assertThat(found.get(0).dipLow()).isPositive();
        assertThat(found.get(2).detected()).isFalse();
    }

    @Test
    void theSameRunsGiveTheSameFindings() {
        assertThat(Analyze.json("a", reference())).isEqualTo(Analyze.json("b", reference()));
    }

    @Test
    void findingsArePrintedAsOneJsonObject() {
        String json = Analyze.json("reference", reference());

        assertThat(json)
                .startsWith("{\"findings\":[{\"kind\":\"double_descent\",\"task\":\"add\",\"modulus\":113,")
                .contains("\"train_size\":2600,\"detected\":true,\"p_value\":0.00")
                .contains("\"kind\":\"critical_dataset_size\"", "\"hidden_size\":64,\"critical_dataset_size\":2")
                .contains("\"kind\":\"emergence\"")
                .endsWith("]}");
    }

    @Test
    void optionalColumnsHaveDefaultsAndTheLaterOfTwoRowsForARunCounts() {
        List<FinishedRun> runs = SweepCsv.read("s.csv", """
                seed,task,hidden_size,train_size,epochs,train_accuracy,validation_accuracy,note
                0,add,8,3000,10000,0.9,0.6,first
                0,add,8,3000,20000,0.95,0.7,again
                0,memorise,8,12769,3000,0.1,,
                """);

        assertThat(runs).hasSize(2);
        assertThat(runs.getFirst().epochs()).isEqualTo(20_000);
        assertThat(runs.getFirst().modulus()).isEqualTo(113);
        assertThat(runs.getFirst().layers()).isEqualTo(1);
        assertThat(runs.getLast().validated()).isFalse();
    }

    @Test
    void runsContinuedOnFewerPairsAreReportedApartFromRunsFromScratch() {
        String json = Analyze.json("s.csv", """
                task,hidden_size,train_size,seed,epochs,train_accuracy,validation_accuracy,initial_train_size
                add,64,500,0,8000,1,.135,4000
                add,64,1000,0,8000,1,.955,4000
                add,64,1500,0,8000,1,.996,4000
                add,64,1000,0,8000,1,.02,0
                """);

        assertThat(json)
                .contains("\"kind\":\"ungrokking_by_reduction\"", "\"initial_train_size\":4000,\"lost_up_to\":500")
                .contains("\"kept_from\":1000", "{\"train_size\":500,\"runs\":1,\"kept\":0,\"validation_mean\":0.135}")
                .contains("{\"hidden_size\":64,\"train_size\":1000,\"runs\":1,")
                .doesNotContain("critical_dataset_size\",");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            add,zero,3000,0,10000,1,1,113,      | s.csv:2:5: hidden_size is "zero", not a number
            add,0,3000,0,10000,1,1,113,         | s.csv:2:5: hidden_size is 0; it must be at least 1
            add,8,3000,0,10000,1,101,113,       | s.csv:2:22: validation_accuracy is 101; accuracies are shares from 0 to 1
            ,8,3000,0,10000,1,1,113,            | s.csv:2:1: task is empty
            add,8,3000,0,10000,1                | s.csv:2:20: the row has 6 fields where the header has 9
            """)
    void aMalformedRowIsRefusedWithLineAndColumn(String row, String message) {
        assertThatThrownBy(() -> SweepCsv.read("s.csv", HEADER + row + "\n"))
                .isInstanceOf(CsvSyntaxException.class)
                .hasMessage(message);
    }

    @Test
    void anUnknownDynamicIsRefusedAndTheKnownOnesAreNamed() {
        assertThatThrownBy(() -> SweepCsv.read("s.csv", HEADER + "add,8,3000,0,10000,1,1,113,GROKED\n"))
                .hasMessageStartingWith("s.csv:2:28: dynamic is GROKED, none of [PROGRESSION, UNGROKKING,");
    }

    private static String reference() {
        try (InputStream in = AnalyzeTest.class.getResourceAsStream("/final_validation_accuracy.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
