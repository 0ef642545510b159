package io.grokscape.standalone.stack;

import io.grokscape.standalone.process.DataFolder;
import io.grokscape.standalone.process.Leftovers;
import io.grokscape.standalone.process.Stack;
import io.grokscape.standalone.process.StackEvent;
import io.grokscape.standalone.process.StackState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** This process as the one that runs the stack of a data folder. Holds the folder's lock for as long as it does. */
public final class Supervisor implements AutoCloseable {
    private final DataFolder folder;
    private final FileChannel channel;
    private final Stack stack;

    private Supervisor(DataFolder folder, FileChannel channel, Stack stack) {
        this.folder = folder;
        this.channel = channel;
        this.stack = stack;
    }

    /**
     * Takes the folder, ends what a killed supervisor left, and prepares a stack that is not started yet.
     *
     * @param environment variables by name, null where unset: {@code GROKSCAPE_…_PORT} insists on a port
     * @return nothing if another process already runs a stack on this folder
     * @throws StackException if the stack cannot be prepared: an unwritable folder, a full disk, a taken port
     */
    public static Optional<Supervisor> take(
            Installation installation,
            DataFolder folder,
            UnaryOperator<String> environment,
            Consumer<StackEvent> listener)
            throws InterruptedException {
        folder.prepare();
        Optional<FileChannel> lock = lock(folder);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try {
            cleanUp(folder);
            Ports ports = Ports.choose(environment);
            LocalStack local = new LocalStack(installation, folder, ports, Credentials.of(folder));
            return Optional.of(new Supervisor(folder, lock.get(), new Stack(folder, local.stages(), listener)));
        } catch (RuntimeException e) {
            release(lock.get());
            throw e;
        }
    }

    /**
     * Ends what a killed supervisor left, if there is anything. The folder's former supervisor must have ended.
     *
     * @return whether there was a stack to clean up after
     */
    public static boolean cleanUp(DataFolder folder) throws InterruptedException {
        Optional<StackState> former = StackState.read(folder);
        if (former.isEmpty()) {
            return false;
        }
        Leftovers.end(former.get());
        try {
            Files.deleteIfExists(folder.state());
        } catch (IOException e) {
            throw folder.unwritable(e);
        }
        return true;
    }

    /** Starts everything and returns when all of it serves. */
    public void start() throws InterruptedException {
        stack.start();
    }

    /** Stops everything and gives the folder back. */
    @Override
    public void close() {
        stack.close();
        try {
            cleanUp(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the next start cleans up
        }
        release(channel);
    }

    private static Optional<FileChannel> lock(DataFolder folder) {
        try {
            FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel)) {
                return Optional.of(channel);
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw folder.unwritable(e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this very JVM holds it
        }
    }

    private static void release(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            System.err.println("the data folder's lock cannot be released: " + e.getMessage());
        }
    }
}
