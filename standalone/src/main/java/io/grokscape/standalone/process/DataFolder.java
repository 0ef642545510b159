package io.grokscape.standalone.process;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Everything one stack keeps, under one folder that survives restarts. Deleting it is a full reset. */
public record DataFolder(Path root) {
    /** Below this the broker and the database would stop in the middle of their work. */
    static final long NEEDED_BYTES = 512L << 20;

    /** One log file per child. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** Where that child writes its log. */
    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** Process ids of the children, and the broker's settings. */
    public Path run() {
        return root.resolve("run");
    }

    public Path broker() {
        return root.resolve("broker");
    }

    public Path objects() {
        return root.resolve("objects");
    }

    public Path database() {
        return root.resolve("database");
    }

    /** Unpacked programs. */
    public Path software() {
        return root.resolve("software");
    }

    public Path state() {
        return root.resolve("stack.json");
    }

    public Path lock() {
        return root.resolve("stack.lock");
    }

    public Path credentials() {
        return root.resolve("credentials.json");
    }

    /** How long the last start took, for the next one's estimate. */
    public Path startSeconds() {
        return run().resolve("start-seconds");
    }

    /**
     * Creates what is missing.
     *
     * @throws StackException if the folder cannot be written to, or its disk is full
     */
    public DataFolder prepare() {
        try {
            for (Path folder : new Path[] {logs(), run(), software()}) {
                Files.createDirectories(folder);
            }
            Path probe = Files.writeString(Files.createTempFile(root, "probe", ""), "writable");
            Files.delete(probe);
            requireSpace(Files.getFileStore(root).getUsableSpace());
            return this;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    void requireSpace(long free) {
        if (free < NEEDED_BYTES) {
            throw new StackException("the disk of %s is full: %d MB are free and the stack needs %d MB"
                    .formatted(root, free >> 20, NEEDED_BYTES >> 20));
        }
    }

    /** An input or output error on this folder, in one line. */
    public StackException unwritable(IOException e) {
        String reason =
                switch (e) {
                    case AccessDeniedException _ -> "permission denied";
                    case NoSuchFileException _ -> "it cannot be created there";
                    case FileSystemException f when f.getReason() != null -> f.getReason();
                    default -> e.getClass().getSimpleName() + " " + e.getMessage();
                };
        return new StackException(
                "cannot write to the data folder %s: %s (set GROKSCAPE_HOME to another folder)".formatted(root, reason),
                e);
    }
}
