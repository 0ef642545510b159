package io.grokscape.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Files of tokens, as operators write them. */
final class Tokens {
    private Tokens() {}

    /** @param tokens by the role of whoever has them */
    static void write(Path file, Map<String, String> tokens) throws IOException, NoSuchAlgorithmException {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> token : tokens.entrySet()) {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(token.getValue().getBytes(StandardCharsets.UTF_8));
            lines.add("%1$s-person %1$s %2$s"
                    .formatted(token.getKey(), HexFormat.of().formatHex(hash)));
        }
        Files.write(file, lines);
    }
}
