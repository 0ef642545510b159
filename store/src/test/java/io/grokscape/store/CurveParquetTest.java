package io.grokscape.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jerolba.carpet.CarpetWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
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
    void normsAndProbesReadBackToTheBit() {
        ProgressRow found = new ProgressRow(List.of(.5, 1 / 3.0), .7, List.of(2), .9, 30, NONE, .25, 1e-9, 7);
        ProgressRow nothing = new ProgressRow(List.of(0.0, 0.0), 0, List.of(), NONE, 0, 0, NONE, 1, 1);
        Curve curve = new Curve(List.of(
                row(0, norms(1), Optional.of(nothing)),
                row(1, norms(1 / 7.0), Optional.empty()),
                row(2, norms(3), Optional.of(found))));

        assertThat(CurveParquet.read(CurveParquet.write(curve), "curve")).isEqualTo(curve);
    }

    @Test
    void aCurveThatAnOlderReleaseBeganHasRowsWithoutThem() {
        Curve curve = new Curve(List.of(curve(1).rows().getFirst(), row(1, norms(2), Optional.empty())));
        assertThat(CurveParquet.read(CurveParquet.write(curve), "curve")).isEqualTo(curve);
    }

    @Test
    void aCurveOfTheFirstReleaseIsRead() throws IOException {
        byte[] stored;
        try (var in = getClass().getResourceAsStream("/curve-of-release-0.1.parquet")) {
            stored = in.readAllBytes();
        }

        assertThat(CurveParquet.read(stored, "curve").rows())
                .containsExactly(
                        new CurveRow(0, 4.75, .0625, 4.8, .0078125, 33.5, -4.8, -1.25, 2.5, 0),
                        new CurveRow(20, 1.5, .5, NONE, NONE, 35.25, NONE, NONE, 12, 7));
    }

    @Test
    void aTableThatIsNoCurveIsRefusedByTheColumnItLacks() throws IOException {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        try (var writer = new CarpetWriter<>(table, Other.class)) {
            writer.write(List.of(new Other(3)));
        }

        assertThatThrownBy(() -> CurveParquet.read(table.toByteArray(), "other.parquet"))
                .isInstanceOf(StoreException.class)
                .hasMessage("other.parquet is no curve: it has no value of train_loss");
    }

    record Other(int epoch) {}

    private static CurveRow row(int epoch, TensorNorms norms, Optional<ProgressRow> progress) {
        return new CurveRow(epoch, 1, .5, 2, .25, 30, -2, -1, 4, 0, norms, progress);
    }

    private static TensorNorms norms(double first) {
        return new TensorNorms(List.of("W_E", "L0_W_Q", "W_U"), List.of(first, 2.5, 1 / 3.0));
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
