package io.grokscape.standalone.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The children's log files: plain text, one older generation kept. */
final class LogFile {
    private static final long LARGEST = 16L << 20;
    private static final int TAIL_BYTES = 4096;

    private LogFile() {}

    /** Puts a log that has grown large aside, in the place of the one put aside before. */
    static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGEST) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The last line that says something. */
    static String lastLine(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL_BYTES, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            List<String> lines = new String(tail, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.isEmpty() ? "its log is empty" : lines.getLast().strip();
        } catch (IOException e) {
            return "its log cannot be read";
        }
    }
}
