package io.grokscape.training;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON header of a safetensors file, checked.
 *
 * @param metadata {@code __metadata__}
 * @param entries the tensors, in the order of their values
 */
record SafetensorsHeader(Map<String, String> metadata, List<Entry> entries) {
    /** A model of 8 layers with both moments needs under 50 kB. */
    static final int MAX_LENGTH = 1 << 20;

    private static final String METADATA = "__metadata__";
    private static final int ALIGNMENT = 8;
    private static final int MAX_DIMENSIONS = 8;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * One tensor's place.
     *
     * @param begin first byte in the data section
     * @param end byte after its last
     */
    record Entry(String name, int[] shape, long begin, long end) {}

    static SafetensorsHeader parse(byte[] json, long dataBytes, String source) {
        try (JsonParser parser = JSON.createParser(json)) {
            SafetensorsHeader header = new Reading(parser, source).header();
            header.checkPlaces(dataBytes, source);
            return header;
        } catch (IOException e) {
            throw new SafetensorsException(source, "has a broken header: " + firstLine(e));
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("not JSON");
    }

    /** Values must fill the data section from its first byte to its last, without gaps or overlaps. */
    private void checkPlaces(long dataBytes, String source) {
        long at = 0;
        for (Entry entry : entries) {
            if (entry.begin() != at) {
                throw new SafetensorsException(
                        source, "has %s at byte %d, where %d was expected".formatted(entry.name(), entry.begin(), at));
            }
            at = entry.end();
        }
        if (at != dataBytes) {
            throw new SafetensorsException(
                    source, "has %d bytes of values, but its header speaks of %d".formatted(dataBytes, at));
        }
    }

    /** The header's text, padded with spaces so that the values that follow are aligned. */
    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            writeMetadata(json);
            for (Entry entry : entries) {
                json.writeObjectFieldStart(entry.name());
                json.writeStringField("dtype", "F32");
                json.writeFieldName("shape");
                json.writeArray(entry.shape(), 0, entry.shape().length);
                json.writeFieldName("data_offsets");
                json.writeArray(new long[] {entry.begin(), entry.end()}, 0, 2);
                json.writeEndObject();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int length = text.toString().getBytes(StandardCharsets.UTF_8).length;
        return text + " ".repeat(Math.floorMod(-length, ALIGNMENT));
    }

    private void writeMetadata(JsonGenerator json) throws IOException {
        if (!metadata.isEmpty()) {
            json.writeObjectFieldStart(METADATA);
            for (Map.Entry<String, String> entry : metadata.entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        }
    }

    /** One pass over the JSON; the parser refuses duplicate names, NaN and trailing rubbish inside it. */
    private record Reading(JsonParser parser, String source) {
        SafetensorsHeader header() throws IOException {
            expect(parser.nextToken(), JsonToken.START_OBJECT, "the header");
            Map<String, String> metadata = new LinkedHashMap<>();
            List<Entry> entries = new ArrayList<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                expect(parser.nextToken(), JsonToken.START_OBJECT, name);
                if (name.equals(METADATA)) {
                    readMetadata(metadata);
                } else {
                    entries.add(entry(name));
                }
            }
            if (parser.nextToken() != null) {
                throw error("has something after the end of its header's JSON");
            }
            entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
            return new SafetensorsHeader(metadata, entries);
        }

        private void readMetadata(Map<String, String> metadata) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                expect(parser.nextToken(), JsonToken.VALUE_STRING, METADATA + "." + key);
                metadata.put(key, parser.getText());
            }
        }

        private Entry entry(String name) throws IOException {
            String dtype = null;
            long[] shape = null;
            long[] offsets = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                switch (key) {
                    case "dtype" -> dtype = text(name);
                    case "shape" -> shape = numbers(name + ".shape");
                    case "data_offsets" -> offsets = numbers(name + ".data_offsets");
                    default -> throw error("has the unknown key %s.%s".formatted(name, key));
                }
            }
            if (dtype == null || shape == null || offsets == null) {
                throw error("gives %s no dtype, shape or data_offsets".formatted(name));
            }
            return checked(name, dtype, shape, offsets);
        }

        private Entry checked(String name, String dtype, long[] shape, long[] offsets) {
            if (!dtype.equals("F32")) {
                throw error("has %s in %s; only F32 can be used".formatted(name, dtype));
            }
            long bytes = Float.BYTES;
            int[] dimensions = new int[shape.length];
            for (int i = 0; i < shape.length; i++) {
                if (shape[i] > Integer.MAX_VALUE || bytes * shape[i] > Integer.MAX_VALUE) {
                    throw error("has too large a shape for " + name);
                }
                dimensions[i] = (int) shape[i];
                bytes *= shape[i];
            }
            if (offsets.length != 2 || offsets[1] - offsets[0] != bytes) {
                throw error("gives %s data_offsets that do not fit its shape".formatted(name));
            }
            return new Entry(name, dimensions, offsets[0], offsets[1]);
        }

        private String text(String name) throws IOException {
            expect(parser.currentToken(), JsonToken.VALUE_STRING, name + ".dtype");
            return parser.getText();
        }

        /** A list of a few whole numbers, none negative. */
        private long[] numbers(String what) throws IOException {
            expect(parser.currentToken(), JsonToken.START_ARRAY, what);
            List<Long> numbers = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                expect(parser.currentToken(), JsonToken.VALUE_NUMBER_INT, what);
                numbers.add(parser.getLongValue());
                if (numbers.getLast() < 0 || numbers.size() > MAX_DIMENSIONS) {
                    throw error("has a negative number or too many in " + what);
                }
            }
            return numbers.stream().mapToLong(Long::longValue).toArray();
        }

        private void expect(JsonToken found, JsonToken expected, String what) {
            if (found != expected) {
                throw error("has a broken header: %s is %s instead of %s".formatted(what, found, expected));
            }
        }

        private SafetensorsException error(String reason) {
            return new SafetensorsException(source, reason);
        }
    }
}
