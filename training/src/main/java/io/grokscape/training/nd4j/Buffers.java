package io.grokscape.training.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The off-heap memory of one run: ND4J arrays, freed together. */
final class Buffers implements AutoCloseable {
    /** Vector loads across cache lines cost up to a third; every buffer starts on one. */
    private static final int LINE_BYTES = 64;

    private final List<INDArray> arrays = new ArrayList<>();

    /** A matrix of zeros. */
    Matrix matrix(int rows, int columns) {
        return matrix(rows, columns, columns);
    }

    /** A matrix of zeros whose rows are that far apart. */
    Matrix matrix(int rows, int columns, int stride) {
        long size = Math.max(1, (long) rows * stride);
        INDArray array = Nd4j.zeros(DataType.FLOAT, size + LINE_BYTES / Float.BYTES);
        arrays.add(array);
        FloatPointer start = (FloatPointer) array.data().addressPointer();
        long past = Math.floorMod(-start.address(), LINE_BYTES);
        return new Matrix(new FloatPointer(start).position(past / Float.BYTES), rows, columns, stride);
    }

    @Override
    public void close() {
        arrays.forEach(INDArray::close);
        arrays.clear();
    }
}
