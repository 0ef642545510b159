package io.grokscape.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grokscape.dynamics.csv.CsvSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurveCsvTest {
    private static final String HEADER =
            "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,parameter_norm\n";

    @Test
    void columnsMayStandInAnyOrderAndOthersAreIgnored() {
        Curve curve = CurveCsv.read("c.csv", """
                validation_accuracy,_step,parameter_norm,epoch,train_accuracy,train_loss,validation_loss,note
                0.25,1,16.5,10,0.5,1.5e+00,2.5,first
                """);

        assertThat(curve.size()).isEqualTo(1);
        assertThat(curve.epoch(0)).isEqualTo(10);
        assertThat(curve.trainLoss(0)).isEqualTo(1.5);
        assertThat(curve.trainAccuracy(0)).isEqualTo(.5);
        assertThat(curve.validationLoss(0)).isEqualTo(2.5);
        assertThat(curve.validationAccuracy(0)).isEqualTo(.25);
        assertThat(curve.parameterNorm(0)).isEqualTo(16.5);
    }

    @Test
    void aByteOrderMarkCarriageReturnsBlankLinesAndQuotesAreUnderstood() {
        String text = "\uFEFF\"epoch\",\"train_loss\",train_accuracy,validation_loss,validation_accuracy,parameter_norm"
                + "\r\n\r\n0,4.7,0.01,4.8,0.01,16\r\n  \r\n\"100\", 3.9 ,0.1,6.0,0.02,20\r\n\r\n";

        Curve curve = CurveCsv.read("c.csv", text);

        assertThat(curve.size()).isEqualTo(2);
        assertThat(curve.lastEpoch()).isEqualTo(100);
        assertThat(curve.trainLoss(1)).isEqualTo(3.9);
    }

    @Test
    void emptyValidationFieldsMeanNoValidation() {
        Curve curve = CurveCsv.read("c.csv", HEADER + "0,4.7,0.01,,,16\n100.0,4.7,0.01,,,16\n");

        assertThat(curve.validated(0)).isFalse();
        assertThat(curve.diverged(0)).isFalse();
        assertThat(curve.epoch(1)).isEqualTo(100);
    }

    @Test
    void aLastLineThatWasCutOffIsSkipped() {
        assertThat(CurveCsv.read("c.csv", HEADER + "0,4.7,0.01,4.8,0.01,16\n100,4.7,0.0")
                        .size())
                .isEqualTo(1);
        assertThat(CurveCsv.read("c.csv", HEADER + "0,4.7,0.01,4.8,0.01,16\n100,4.7,0.01,4.8,0.01,1.6e+")
                        .size())
                .isEqualTo(1);
        assertThat(CurveCsv.read("c.csv", HEADER + "0,4.7,0.01,4.8,0.01,16\n100,4.7,0.01,4.8,0.01,16")
                        .size())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0,4.7,high,4.8,0.01,16      | c.csv:2:7: train_accuracy is "high", not a number
            0,4.7,,4.8,0.01,16          | c.csv:2:7: train_accuracy is empty
            0,4.7,98.5,4.8,0.01,16      | c.csv:2:7: train_accuracy is 98.5; accuracies are shares from 0 to 1
            0,4.7,.9,4.8,-0.01,16       | c.csv:2:14: validation_accuracy is -0.01; accuracies are shares from 0 to 1
            1.5,4.7,.9,4.8,0.01,16      | c.csv:2:1: epoch is 1.5, not a whole number from 0 on
            -1,4.7,.9,4.8,0.01,16       | c.csv:2:1: epoch is -1, not a whole number from 0 on
            0,4.7,.9,4.8,0.01           | c.csv:2:14: the row has 5 fields where the header has 6
            0,4.7,.9,4.8,0.01,16,7      | c.csv:2:19: the row has 7 fields where the header has 6
            0,4.7,".9,4.8,0.01,16       | c.csv:2:7: a quote is opened and not closed on the line
            0,4.7,1d,4.8,0.01,16        | c.csv:2:7: train_accuracy is "1d", not a number
            """)
    void aMalformedRowIsRefusedWithLineAndColumn(String row, String message) {
        assertThatThrownBy(() -> CurveCsv.read("c.csv", HEADER + row + "\n"))
                .isInstanceOf(CsvSyntaxException.class)
                .hasMessage(message);
    }

    @Test
    void aFileThatIsNoCurveIsRefused() {
        assertThatThrownBy(() -> CurveCsv.read("c.csv", "")).hasMessageStartingWith("c.csv:1:1: the file is empty");
        assertThatThrownBy(() -> CurveCsv.read("c.csv", HEADER)).hasMessageEndingWith("the curve has no rows");
        assertThatThrownBy(() -> CurveCsv.read("c.csv", "epoch,train_loss\n0,1\n"))
                .hasMessageStartingWith("c.csv:1:1: the column train_accuracy is missing");
        assertThatThrownBy(() -> CurveCsv.read("c.csv", "epoch," + HEADER))
                .hasMessage("c.csv:1:7: the column epoch appears twice");
    }

    @Test
    void numbersAreReadAsTheLibraryReadsThem() {
        String[] numbers = {
            "0.009615", "4.758029e+00", "1e-30", "123456789012345678", ".5", "5.", "+1.25E2", "0.1", "1e22", "9.999e-23"
        };
        for (String number : numbers) {
            Curve curve = CurveCsv.read("c.csv", HEADER + "0," + number + ",0,1,0,1\n");
            assertThat(curve.trainLoss(0)).as(number).isEqualTo(Double.parseDouble(number));
        }
    }
}
