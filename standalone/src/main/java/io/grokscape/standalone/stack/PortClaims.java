package io.grokscape.standalone.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Ports that this process has chosen, so that two stacks that start in the same second do not choose the same: between the
 * choice and the moment at which its child listens, nothing else shows that a port is spoken for. A claim is a locked file,
 * which the system lets go of when the process ends, however it ends.
 */
final class PortClaims {
    private static final Path FOLDER =
            Path.of(System.getProperty("java.io.tmpdir"), "grokscape-ports-" + System.getProperty("user.name"));
    /** Open for as long as this process lives: closing one would give its claim up. */
    private static final Map<Integer, FileChannel> OWN = new HashMap<>();

    private PortClaims() {}

    /** Claims a port; false if another process has claimed it. Where no file can be written, nobody's claim is known. */
    static synchronized boolean claim(int port) {
        if (OWN.containsKey(port)) {
            return true;
        }
        try {
            Files.createDirectories(FOLDER);
            FileChannel channel = FileChannel.open(
                    FOLDER.resolve(Integer.toString(port)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return false;
            }
            OWN.put(port, channel);
            return true;
        } catch (IOException | OverlappingFileLockException e) {
            return true;
        }
    }
}
