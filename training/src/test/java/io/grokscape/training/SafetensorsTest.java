package io.grokscape.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grokscape.training.Safetensors.Tensor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    private static final byte[] EIGHT_BYTES = new byte[8];

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("b", new Tensor(new int[] {2, 3}, new float[] {9, 1, 2, 3, 4, 5, 6, 9}, 1));
        tensors.put("a", new Tensor(new int[] {}, new float[] {Float.MIN_VALUE}, 0));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Safetensors(Map.of("text", "with \"quotes\" and\nlines"), tensors).write(bytes);

        Safetensors read = Safetensors.read(bytes.toByteArray(), "file");

        assertThat(read.metadata()).isEqualTo(Map.of("text", "with \"quotes\" and\nlines"));
        assertThat(read.tensors().keySet()).containsExactly("b", "a");
        assertThat(read.tensors().get("b").shape()).containsExactly(2, 3);
        assertThat(read.tensors().get("b").array()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(read.tensors().get("a").array()).containsExactly(Float.MIN_VALUE);
    }

    @Test
    void valuesStartAtAMultipleOfEightBytes() throws Exception {
        for (String name : new String[] {"a", "ab", "abc", "ä"}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new Safetensors(Map.of(), Map.of(name, new Tensor(new int[] {1}, new float[] {1}, 0))).write(bytes);
            assertThat((bytes.size() - Float.BYTES) % 8).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not JSON                           | rubbish                                               | broken header",
                "empty                              | ``                                                    | broken header",
                "a list                             | []                                                    | broken header",
                "nested without end                 | {\"a\":{\"shape\":[[[[[[[[                            | broken header",
                "cut off                            | {\"a\":{\"dtype\":\"F32\",\"shape\":[2                | broken header",
                "not a number                       | {\"a\":{\"dtype\":\"F32\",\"shape\":[NaN],\"data_offsets\":[0,8]}} | broken header",
                "a name twice                       | {\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | Duplicate",
                "something behind it                | {\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} {} | after the end",
                "another type                       | {\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}} | F64",
                "a shape that does not fit          | {\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}} | do not fit its shape",
                "a negative dimension               | {\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}} | negative",
                "a fraction                         | {\"a\":{\"dtype\":\"F32\",\"shape\":[2.0],\"data_offsets\":[0,8]}} | broken header",
                "a huge shape                       | {\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}} | too large",
                "a number beyond 64 bits            | {\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,8]}} | broken header",
                "a shape of many dimensions         | {\"a\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,1,1],\"data_offsets\":[0,8]}} | too many",
                "values past the end                | {\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}} | 8 bytes of values",
                "values nobody speaks of            | {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | 8 bytes of values",
                "a gap                              | {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | at byte 4, where 0",
                "overlapping tensors                | {\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | at byte 4, where 8",
                "offsets backwards                  | {\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}} | do not fit its shape",
                "three offsets                      | {\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8,8]}} | do not fit its shape",
                "no offsets                         | {\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}              | no dtype, shape or data_offsets",
                "an unknown key                     | {\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"x\":1}} | unknown key a.x",
                "metadata that is no text           | {\"__metadata__\":{\"x\":1}}                           | __metadata__.x",
            })
    void aBrokenHeaderIsRefusedWithTheReason(String what, String header, String reason) {
        assertThatThrownBy(() -> Safetensors.read(file(header), "f.safetensors"))
                .as(what)
                .isInstanceOf(SafetensorsException.class)
                .hasMessageStartingWith("f.safetensors ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"-1", "9223372036854775807", "9", "1000000000000", "1048577"})
    void anImpossibleHeaderLengthIsRefusedWithoutTakingMemory(long length) {
        byte[] file = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();

        assertThatThrownBy(() -> Safetensors.read(file, "f"))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("header");
    }

    @Test
    void everyPrefixOfAFileIsRefused() {
        byte[] file = CheckpointFile.toBytes(CheckpointFileTest.state());
        for (int length = 0; length < file.length; length += length < 4000 ? 1 : 997) {
            byte[] prefix = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> CheckpointFile.fromBytes(prefix, "f")).isInstanceOf(SafetensorsException.class);
        }
    }

    private static byte[] file(String header) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + EIGHT_BYTES.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .put(EIGHT_BYTES)
                .array();
    }
}
