package io.grokscape.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveParquetTest {
    private static final double NONE = Double.NaN;

    @Test
    void aCurveReadsBackToTheBit() {
        Curve curve = curve(600);
        assertThat(CurveParquet.read(CurveParquet.write(curve), "curve")).isEqualTo(curve);
    }

    @Test
    void aRunWithoutValidationReadsBackAsNaN() {
        Curve curve = new Curve(List.of(new CurveRow(0, 4.7, .01, NONE, NONE, 33, NONE, NONE, 2, 0)));
        assertThat(CurveParquet.read(CurveParquet.write(curve), "curve")).isEqualTo(curve);
    }

    @Test
    void anEmptyCurveIsACurve() {
        assertThat(CurveParquet.read(CurveParquet.write(curve(0)), "curve").rows())
                .isEmpty();
    }

    @Test
    void equalCurvesHaveEqualBytes() {
        assertThat(CurveParquet.write(curve(50))).isEqualTo(CurveParquet.write(curve(50)));
    }

    @Test
    void aCurveOfSixHundredRowsStaysUnderSixtyKilobytes() {
        assertThat(CurveParquet.write(curve(600))).hasSizeLessThan(60_000);
    }

    @Test
    void truncatedAndForeignBytesAreRefusedByName() {
        byte[] whole = CurveParquet.write(curve(20));
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        assertThatThrownBy(() -> CurveParquet.read(half, "runs/x/curve.parquet"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("runs/x/curve.parquet is no curve");
    }

    @Test
    void aFlippedBitAmongTheValuesIsRefusedOrChangesNothing() {
        Curve curve = curve(12);
        byte[] file = CurveParquet.write(curve);
        int footer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
        int refused = 0;
        for (int at = 0; at < file.length - 8 - footer; at += 7) {
            byte[] flipped = file.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            try {
                assertThat(CurveParquet.read(flipped, "curve"))
                        .as("bit at " + at)
                        .isEqualTo(curve);
            } catch (StoreException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(12 * 9 * Double.BYTES / 7);
    }

    @Test
    void rowsAreInOrderOfEpochs() {
        List<CurveRow> rows = curve(2).rows();
        assertThatIllegalArgumentException().isThrownBy(() -> new Curve(rows.reversed()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Curve(List.of(rows.getFirst(), rows.getFirst())));
    }

    @Test
    void aCurveIsCutAtAnEpoch() {
        assertThat(curve(10).upTo(45).rows()).extracting(CurveRow::epoch).containsExactly(0, 10, 20, 30, 40);
    }

    private static Curve curve(int rows) {
        return new Curve(IntStream.range(0, rows)
                .mapToObj(i -> new CurveRow(
                        10 * i, 1.0 / (i + 3), Math.sin(i), i * .1, 1 / 3.0, 40 + i, -.1 * i, 2.5 * i, i, i % 7))
                .toList());
    }
}
