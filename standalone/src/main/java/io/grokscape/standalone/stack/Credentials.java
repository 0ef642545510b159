package io.grokscape.standalone.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.grokscape.standalone.process.DataFolder;
import io.grokscape.standalone.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random keys of the object store and the database; made once per data folder, readable by its owner alone. */
public record Credentials(String s3AccessKey, String s3SecretKey, String dbUser, String dbPassword) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those of the folder, made if it has none. */
    public static Credentials of(DataFolder folder) {
        try {
            Path file = folder.credentials();
            if (!Files.exists(file)) {
                write(random(), file);
            }
            return JSON.readValue(file.toFile(), Credentials.class);
        } catch (IOException e) {
            throw new StackException("cannot use " + folder.credentials() + ": " + e.getMessage(), e);
        }
    }

    private static void write(Credentials credentials, Path file) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft = Files.createTempFile(file.getParent(), "credentials", "", ownerOnly);
        JSON.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), credentials);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Credentials random() {
        return new Credentials("grokscape", secret(), "grokscape", secret());
    }

    private static String secret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
