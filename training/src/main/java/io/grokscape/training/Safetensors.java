package io.grokscape.training;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A safetensors file of float32 tensors: 8 bytes with the header's length, the header as JSON, the values. All
 * little-endian. Reading trusts nothing: whatever does not add up is a {@link SafetensorsException}, and no more memory is
 * taken than the file itself is long.
 *
 * @param metadata the header's {@code __metadata__}, in its order
 * @param tensors by name, in the order of their values
 */
public record Safetensors(Map<String, String> metadata, Map<String, Tensor> tensors) {
    private static final int LENGTH_BYTES = 8;
    private static final ValueLayout.OfLong LENGTH = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int FLOATS_PER_WRITE = 16_384;

    /**
     * One tensor: a stretch of an array.
     *
     * @param shape row-major; empty for a scalar
     * @param array holds the values, perhaps among others
     * @param offset index of its first value in the array
     */
    public record Tensor(int[] shape, float[] array, int offset) {
        /** Number of values. */
        public int size() {
            return Arrays.stream(shape).reduce(1, Math::multiplyExact);
        }
    }

    /**
     * The file's tensors.
     *
     * @param source what errors call it
     * @throws SafetensorsException if this is no whole, well-formed safetensors file of float32 tensors
     */
    public static Safetensors read(byte[] file, String source) {
        MemorySegment bytes = MemorySegment.ofArray(file);
        if (file.length < LENGTH_BYTES) {
            throw new SafetensorsException(source, "has only %d bytes".formatted(file.length));
        }
        long headerLength = bytes.get(LENGTH, 0);
        long most = Math.min(file.length - LENGTH_BYTES, SafetensorsHeader.MAX_LENGTH);
        if (headerLength < 0 || headerLength > most) {
            throw new SafetensorsException(
                    source,
                    "says its header has %s bytes; at most %d are possible"
                            .formatted(Long.toUnsignedString(headerLength), most));
        }
        int dataStart = LENGTH_BYTES + (int) headerLength;
        SafetensorsHeader header = SafetensorsHeader.parse(
                Arrays.copyOfRange(file, LENGTH_BYTES, dataStart), file.length - dataStart, source);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (SafetensorsHeader.Entry entry : header.entries()) {
            float[] values = new float[(int) ((entry.end() - entry.begin()) / Float.BYTES)];
            MemorySegment.copy(bytes, FLOAT, dataStart + entry.begin(), values, 0, values.length);
            tensors.put(entry.name(), new Tensor(entry.shape(), values, 0));
        }
        return new Safetensors(header.metadata(), tensors);
    }

    /** Writes the file: the same bytes for the same content. */
    public void write(OutputStream out) throws IOException {
        byte[] header = header().getBytes(StandardCharsets.UTF_8);
        out.write(ByteBuffer.allocate(LENGTH_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .array());
        out.write(header);
        writeData(out);
    }

    /** Writes the data section alone. */
    void writeData(OutputStream out) throws IOException {
        byte[] bytes = new byte[FLOATS_PER_WRITE * Float.BYTES];
        MemorySegment segment = MemorySegment.ofArray(bytes);
        for (Tensor tensor : tensors.values()) {
            int end = tensor.offset() + tensor.size();
            for (int at = tensor.offset(); at < end; at += FLOATS_PER_WRITE) {
                int count = Math.min(FLOATS_PER_WRITE, end - at);
                MemorySegment.copy(tensor.array(), at, segment, FLOAT, 0, count);
                out.write(bytes, 0, count * Float.BYTES);
            }
        }
    }

    /** About as many bytes as {@link #write} writes, never fewer by more than the header. */
    long estimatedBytes() {
        long values = tensors.values().stream().mapToLong(Tensor::size).sum();
        return Math.min(Integer.MAX_VALUE - 8, values * Float.BYTES + 256L * tensors.size() + 4096);
    }

    private String header() {
        List<SafetensorsHeader.Entry> entries = new ArrayList<>();
        long offset = 0;
        for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
            long end = offset + (long) Float.BYTES * tensor.getValue().size();
            entries.add(new SafetensorsHeader.Entry(
                    tensor.getKey(), tensor.getValue().shape(), offset, end));
            offset = end;
        }
        return new SafetensorsHeader(metadata, entries).json();
    }
}
