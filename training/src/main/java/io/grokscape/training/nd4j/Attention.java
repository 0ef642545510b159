package io.grokscape.training.nd4j;

/**
 * Causal attention of a few rows to the rows of their own beginnings. Queries, keys and values of a row stand side by side:
 * columns 0 … d−1, d … 2d−1 and 2d … 3d−1, heads within each.
 */
final class Attention {
    /** Products of smaller shares and gradients would be denormal. */
    private static final float NEGLIGIBLE = 1e-25f;

    private final int heads;
    private final int headWidth;
    private final int positions;
    private final float scale;
    private final float[] scores;

    Attention(int hiddenSize, int heads, int positions) {
        this.heads = heads;
        this.headWidth = hiddenSize / heads;
        this.positions = positions;
        this.scale = (float) (1 / Math.sqrt(headWidth));
        this.scores = new float[positions];
    }

    /** Columns of a matrix that holds the shares of attention: (head, position attended to). */
    int shareColumns() {
        return heads * positions;
    }

    /**
     * Mixes values, for the rows from first on.
     *
     * @param projected queries, keys and values of all rows, (rows, 3d)
     * @param shares receives the softmax of the scores, (rows − first, heads · positions)
     * @param mixed receives the heads' outputs, (rows − first, d)
     */
    void forward(PrefixRows rows, int first, Matrix projected, Matrix shares, Matrix mixed) {
        Floats.zero(mixed.address(), (long) (rows.rows() - first) * mixed.stride());
        for (int row = first; row < rows.rows(); row++) {
            for (int head = 0; head < heads; head++) {
                attend(rows, row, head, projected, shares.row(row - first), mixed.row(row - first));
            }
        }
    }

    private void attend(PrefixRows rows, int row, int head, Matrix projected, long shares, long mixed) {
        int last = rows.position(row);
        long query = query(projected, row, head);
        float max = Float.NEGATIVE_INFINITY;
        for (int s = 0; s <= last; s++) {
            scores[s] = scale * Floats.dot(query, key(projected, rows.beginning(row, s), head), headWidth);
            max = Math.max(max, scores[s]);
        }
        float total = 0;
        for (int s = 0; s <= last; s++) {
            scores[s] = Exponential.of(scores[s] - max);
            total += scores[s];
        }
        long out = mixed + 4L * head * headWidth;
        for (int s = 0; s <= last; s++) {
            float share = scores[s] / total;
            Floats.set(shares, head * positions + s, share);
            Floats.addScaled(out, share, value(projected, rows.beginning(row, s), head), headWidth);
        }
    }

    /**
     * The gradient of {@link #forward}, added to what stands in {@code gradient}.
     *
     * @param mixedGradient gradient of the heads' outputs, (rows − first, d)
     * @param gradient of queries, keys and values, (rows, 3d)
     */
    void backward(PrefixRows rows, int first, Matrix projected, Matrix shares, Matrix mixedGradient, Matrix gradient) {
        for (int row = first; row < rows.rows(); row++) {
            for (int head = 0; head < heads; head++) {
                backwardHead(
                        rows, row, head, projected, shares.row(row - first), mixedGradient.row(row - first), gradient);
            }
        }
    }

    private void backwardHead(
            PrefixRows rows, int row, int head, Matrix projected, long shares, long mixedGradient, Matrix gradient) {
        int last = rows.position(row);
        long out = mixedGradient + 4L * head * headWidth;
        float weighted = 0;
        for (int s = 0; s <= last; s++) {
            float share = Floats.get(shares, head * positions + s);
            int from = rows.beginning(row, s);
            scores[s] = Floats.dot(out, value(projected, from, head), headWidth);
            weighted = Math.fma(share, scores[s], weighted);
            Floats.addScaled(value(gradient, from, head), share, out, headWidth);
        }
        long query = query(projected, row, head);
        long queryGradient = query(gradient, row, head);
        for (int s = 0; s <= last; s++) {
            int from = rows.beginning(row, s);
            float score = scale * Floats.get(shares, head * positions + s) * (scores[s] - weighted);
            score = Math.abs(score) < NEGLIGIBLE ? 0 : score; // NaN stays NaN
            Floats.addScaled(queryGradient, score, key(projected, from, head), headWidth);
            Floats.addScaled(key(gradient, from, head), score, query, headWidth);
        }
    }

    private long query(Matrix projected, int row, int head) {
        return projected.row(row) + 4L * head * headWidth;
    }

    private long key(Matrix projected, int row, int head) {
        return projected.row(row) + 4L * (heads + head) * headWidth;
    }

    private long value(Matrix projected, int row, int head) {
        return projected.row(row) + 4L * (2 * heads + head) * headWidth;
    }
}
