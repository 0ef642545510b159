package io.grokscape.drills.site;

import io.grokscape.standalone.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A file system of a few megabytes, mounted on a folder: the way to a full disk that harms nobody else. */
public final class SmallDisk implements AutoCloseable {
    private static final int MEBIBYTE = 1 << 20;
    private static final String BALLAST = "ballast";

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one; empty where that is not allowed. */
    public static Optional<SmallDisk> mount(Path folder, int mebibytes) throws InterruptedException {
        try {
            Files.createDirectories(folder);
            return succeeds("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString())
                    ? Optional.of(new SmallDisk(folder))
                    : Optional.empty();
        } catch (IOException e) {
            throw new StackException("cannot make " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Fills it but for that many bytes. */
    public void fill(long left) {
        byte[] block = new byte[MEBIBYTE];
        Arrays.fill(block, (byte) 1);
        try (var out = Files.newOutputStream(folder.resolve(BALLAST))) {
            for (long free = free(); free > left; free = free()) {
                out.write(block, 0, (int) Math.min(block.length, free - left));
            }
        } catch (IOException e) {
            throw new StackException("cannot fill " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Makes room again. */
    public void empty() {
        try {
            Files.deleteIfExists(folder.resolve(BALLAST));
        } catch (IOException e) {
            throw new StackException("cannot make room in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Bytes that are free. */
    public long free() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** Puts what is on it into a folder beside it, and unmounts it. */
    @Override
    public void close() {
        try {
            Path kept = folder.resolveSibling(folder.getFileName() + "-kept");
            if (!succeeds("cp", "-a", folder.toString(), kept.toString()) || !succeeds("umount", folder.toString())) {
                System.err.println("cannot unmount " + folder);
                return;
            }
            Files.delete(folder);
            Files.move(kept, folder);
        } catch (IOException e) {
            System.err.println("cannot unmount " + folder + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0;
    }
}
