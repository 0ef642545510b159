package io.grokscape.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GrokscapeTest {
    @TempDir
    private Path temp;

    private final StringWriter errors = new StringWriter();

    @Test
    void anUnknownCommandIsOneLineAndStatusTwo() {
        assertThat(execute("fly")).isEqualTo(2);
        assertThat(errors.toString()).hasLineCount(1).contains("'fly'");
    }

    @Test
    void aMissingCommandIsOneLineAndStatusTwo() {
        assertThat(execute()).isEqualTo(2);
        assertThat(errors.toString()).hasLineCount(1).contains("a command is missing");
    }

    @Test
    void aStudyFileIsRefusedAtThePlaceToBlameBeforeAnythingStarts() throws Exception {
        Path study = Files.writeString(temp.resolve("study.yaml"), "name: x\nbase: {task: add, hiden_size: 8}\n");

        assertThat(execute("run", study.toString())).isEqualTo(2);
        assertThat(errors.toString())
                .hasLineCount(1)
                .contains(study + ":2:19: ")
                .contains("hiden_size");
        assertThat(temp.resolve("data")).doesNotExist();
    }

    @Test
    void aStudyOfTenMillionRunsIsRefused() throws Exception {
        Path study = Files.writeString(temp.resolve("big.yaml"), "name: big\nbase: {task: add}\nseeds: 10000000\n");

        assertThat(execute("run", study.toString())).isEqualTo(2);
        assertThat(errors.toString()).hasLineCount(1).contains(study + ":3:").contains("10,000,000 runs");
    }

    @Test
    void aStudyNobodyKnowsIsRefusedWithTheCatalogue() {
        assertThat(execute("run", "quickstrat")).isEqualTo(2);
        assertThat(errors.toString()).hasLineCount(1).contains("quickstrat").contains("(did you mean 'quickstart'?)");
    }

    @Test
    void aCurveThatCannotBeReadIsRefusedAtItsPlace() throws Exception {
        Path curve = Files.writeString(temp.resolve("curve.csv"), """
                epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,parameter_norm
                0,4.7,much,4.7,0.01,12.0
                """);

        assertThat(execute("classify", curve.toString())).isEqualTo(2);
        assertThat(errors.toString()).hasLineCount(1).contains(curve + ":2:");
    }

    @Test
    void aDashboardThatIsNoAddressIsRefused() {
        assertThat(execute("export", "figure-6", "--url", "somewhere", "--out", temp.toString()))
                .isEqualTo(2);
        assertThat(errors.toString()).hasLineCount(1).contains("--url somewhere");
    }

    @Test
    void aFileWhereTheExportIsToGoIsRefusedBeforeAnythingStarts() throws Exception {
        Path file = Files.writeString(temp.resolve("taken"), "x");

        assertThat(execute("export", "figure-6", "--out", file.toString())).isEqualTo(2);
        assertThat(errors.toString()).hasLineCount(1).contains(file + ": is a file");
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Grokscape.commandLine();
        commandLine.setErr(new PrintWriter(errors, true));
        return commandLine.execute(arguments);
    }
}
