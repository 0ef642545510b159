package io.grokscape.training;

import io.grokscape.spec.CanonicalSpec;
import io.grokscape.training.Safetensors.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What our safetensors files say of themselves in their metadata.
 *
 * @param content the file
 * @param source what errors call it
 */
record ModelFile(Safetensors content, String source) {
    private static final String KIND = "grokscape";
    private static final String CHECKSUM = "sha256";
    private static final String DESCRIPTION = "metadata_sha256";

    static Map<String, String> describe(Checkpoint state, String kind) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(KIND, kind);
        metadata.put("format", "1");
        metadata.put("library", LibraryVersion.RELEASE);
        metadata.put("fingerprint", state.fingerprint());
        metadata.put("run", CanonicalSpec.id(state.spec()));
        metadata.put("spec", CanonicalSpec.text(state.spec()));
        metadata.put("epoch", Integer.toString(state.epoch()));
        metadata.put("settled_since", Integer.toString(state.settledSince()));
        return metadata;
    }

    /** The metadata with a checksum of what it says, for {@link #requireDescription()}. */
    static Map<String, String> signed(Map<String, String> metadata) {
        Map<String, String> signed = new LinkedHashMap<>(metadata);
        signed.put(DESCRIPTION, checksum(metadata));
        return signed;
    }

    private static String checksum(Map<String, String> metadata) {
        return checksum(out -> out.write(metadata.entrySet().stream()
                .filter(entry -> !Set.of(CHECKSUM, DESCRIPTION).contains(entry.getKey()))
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8)));
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The file's bytes, with the checksum of its values among the metadata. */
    static byte[] seal(Map<String, String> metadata, Map<String, Tensor> tensors) {
        Map<String, String> sealed = new LinkedHashMap<>(metadata);
        Safetensors content = new Safetensors(sealed, tensors);
        sealed.put(CHECKSUM, checksum(content::writeData));
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) content.estimatedBytes());
            content.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String checksum(Content content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            content.writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new AssertionError("every Java platform has SHA-256, and nothing is written", e);
        }
    }

    void requireKind(String kind) {
        if (!kind.equals(content.metadata().get(KIND))) {
            throw new SafetensorsException(source, "is no Grokscape " + kind);
        }
        if (!text("format").equals("1")) {
            throw new SafetensorsException(source, "is of format %s; this version reads 1".formatted(text("format")));
        }
    }

    void requireChecksum() {
        if (!text(CHECKSUM).equals(checksum(content::writeData))) {
            throw new SafetensorsException(source, "is corrupt: its values do not have the checksum it names");
        }
    }

    /** Checks what the metadata says, where they are signed: files of release 0.1.0 are not. */
    void requireDescription() {
        String signature = content.metadata().get(DESCRIPTION);
        if (signature != null && !signature.equals(checksum(content.metadata()))) {
            throw new SafetensorsException(source, "is corrupt: its metadata do not have the checksum they name");
        }
    }

    String text(String key) {
        String value = content.metadata().get(key);
        if (value == null) {
            throw new SafetensorsException(source, "has no %s in its metadata".formatted(key));
        }
        return value;
    }

    int number(String key, int low, int high) {
        try {
            int number = Integer.parseInt(text(key));
            if (number >= low && number <= high) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, in the same words
        }
        throw new SafetensorsException(source, "has the %s '%s' in its metadata".formatted(key, text(key)));
    }
}
