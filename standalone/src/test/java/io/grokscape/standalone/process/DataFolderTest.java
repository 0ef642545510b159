package io.grokscape.standalone.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path temp;

    @Test
    void aFolderThatCannotBeWrittenToIsNamed() throws Exception {
        Path file = Files.createFile(temp.resolve("a-file"));

        assertThatThrownBy(() -> new DataFolder(file.resolve("data")).prepare())
                .isInstanceOf(StackException.class)
                .hasMessageContaining("cannot write to the data folder " + file.resolve("data"))
                .hasMessageContaining("GROKSCAPE_HOME")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aFullDiskIsNamedBeforeAnythingStarts() {
        DataFolder folder = new DataFolder(temp);

        assertThatThrownBy(() -> folder.requireSpace(3L << 20))
                .isInstanceOf(StackException.class)
                .hasMessage("the disk of %s is full: 3 MB are free and the stack needs 512 MB".formatted(temp));
    }
}
