package io.grokscape.standalone.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that users want results in. */
final class OutputFolder {
    private OutputFolder() {}

    /** Makes sure that it is there and can be written to. */
    static void prepare(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".probe", ""));
        } catch (FileAlreadyExistsException e) {
            throw new InputException(folder + ": is a file, and a folder is needed");
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be written to: " + e.getMessage());
        }
    }
}
