package io.grokscape.service.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Tokens of a file, a line each: {@code name role sha256-of-the-token}. Only hashes are kept, so a leaked file opens
 * nothing; tokens are long and random, so a plain hash is enough. The file is read again when it changes: tokens are
 * rotated without a restart. A changed file with a mistake in it changes nothing until it is mended.
 */
public final class TokenFile implements Tokens {
    private static final Logger LOG = Logger.getLogger(TokenFile.class);
    private static final long LOOK_AGAIN_NANOS = 5_000_000_000L;

    private record Entry(byte[] hash, Caller caller) {}

    private final Path file;
    private volatile List<Entry> entries;
    private volatile FileTime read;
    private volatile long lookedAt;

    private TokenFile(Path file) {
        this.file = file;
    }

    /** @throws UnsafeConfigurationException that says what is wrong with the file, and in which line */
    public static TokenFile read(Path file) {
        TokenFile tokens = new TokenFile(file);
        try {
            tokens.load();
        } catch (IOException e) {
            throw new UnsafeConfigurationException("the token file %s cannot be read: %s".formatted(file, e));
        }
        return tokens;
    }

    @Override
    public Optional<Caller> caller(String token) {
        if (System.nanoTime() - lookedAt > LOOK_AGAIN_NANOS) {
            refresh();
        }
        byte[] hash = sha256(token);
        Caller found = null;
        // Every entry is looked at, so that time tells nothing about which one came close.
        for (Entry entry : entries) {
            if (MessageDigest.isEqual(entry.hash(), hash)) {
                found = entry.caller();
            }
        }
        return Optional.ofNullable(found);
    }

    private void refresh() {
        lookedAt = System.nanoTime();
        try {
            if (!Files.getLastModifiedTime(file).equals(read)) {
                load();
                LOG.infof("the token file %s has changed: %d tokens", file, entries.size());
            }
        } catch (IOException | UnsafeConfigurationException e) {
            LOG.errorf("the token file stays as it was: %s", e.getMessage());
        }
    }

    private void load() throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        List<Entry> loaded = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                Entry entry = entry(line.strip().split("\\s+"), number);
                if (!names.add(entry.caller().name())) {
                    throw wrong(number, "a second token of " + entry.caller().name());
                }
                loaded.add(entry);
            }
        }
        if (loaded.isEmpty()) {
            throw new UnsafeConfigurationException("the token file %s holds no token".formatted(file));
        }
        entries = List.copyOf(loaded);
        read = modified;
        lookedAt = System.nanoTime();
    }

    private Entry entry(String[] fields, int line) {
        if (fields.length != 3) {
            throw wrong(line, "%d fields instead of: name role sha256".formatted(fields.length));
        }
        Role role = Role.of(fields[1]).orElseThrow(() -> wrong(line, "no role is called '%s'".formatted(fields[1])));
        if (!fields[2].matches("[0-9a-f]{64}")) {
            throw wrong(line, "the third field is no SHA-256: 64 hexadecimal digits, small letters");
        }
        return new Entry(HexFormat.of().parseHex(fields[2]), new Caller(fields[0], role));
    }

    private UnsafeConfigurationException wrong(int line, String what) {
        return new UnsafeConfigurationException("%s line %d: %s".formatted(file, line, what));
    }

    static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
