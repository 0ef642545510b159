package io.grokscape.standalone.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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

    /** Writes a file of it whole, or not at all. */
    static void write(Path file, byte[] bytes) throws IOException {
        Path draft = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.write(draft, bytes);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
