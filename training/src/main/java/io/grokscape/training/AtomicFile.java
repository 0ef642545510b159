package io.grokscape.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there whole or not at all. */
final class AtomicFile {
    private AtomicFile() {}

    /** Writes beside the file, forces it to the disk, then renames it into place. */
    static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "." + file.getFileName(), ".part");
        try {
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        force(folder);
    }

    /** The rename itself survives a crash only once the folder is forced; not every system can. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folders; the file itself is safe
        }
    }

    /** A whole regular file; a {@link SafetensorsException} for what is none or is larger than any model. */
    static byte[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new SafetensorsException(file.toString(), Files.exists(file) ? "is no file" : "does not exist");
        }
        if (Files.size(file) > Integer.MAX_VALUE - 8) {
            throw new SafetensorsException(file.toString(), "has %d bytes, too many".formatted(Files.size(file)));
        }
        return Files.readAllBytes(file);
    }
}
