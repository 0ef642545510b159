package io.grokscape.standalone.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that users name. */
final class InputFile {
    private InputFile() {}

    /** Refuses a file that is not there. */
    static void requireReadable(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new InputException(file + ": " + (Files.exists(file) ? "cannot be read" : "there is no such file"));
        }
    }

    /** The text of a file, or a line that says why there is none. */
    static String read(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(file + ": is a folder");
        }
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": there is no such file");
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": is not UTF-8 text");
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read: " + e.getMessage());
        }
    }
}
