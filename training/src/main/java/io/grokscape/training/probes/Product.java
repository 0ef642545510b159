package io.grokscape.training.probes;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of a weight matrix with panels of activations, (feature, pair). Pairs fill the vectors, so that they are full
 * whatever the widths of the model are. Each value is summed over the inner dimension in order, one fused product at a
 * time: its bits depend neither on the length of a vector nor on the compiler.
 */
final class Product {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();
    /** Pairs of a tile. A panel's rows are a multiple of this long; what stands behind the last pair is never read. */
    private static final int TILE = 2 * WIDTH;
    /** Features of a tile: eight accumulators, which stay in registers. */
    private static final int FEATURES = 4;

    private Product() {}

    /** A panel, (features, pairs rounded up to whole tiles). */
    static float[][] panel(int features, int pairs) {
        return new float[features][(pairs + TILE - 1) / TILE * TILE];
    }

    /**
     * to[o][p] = Σ_k weights[at + k·columns + o] · from[k][p].
     *
     * @param weights row-major (inner, columns) from {@code at} on
     * @param from (inner, pairs), a panel
     * @param to (columns, pairs), a panel
     */
    static void set(float[] weights, int at, int columns, float[][] from, float[][] to, int pairs) {
        for (float[] feature : to) {
            Arrays.fill(feature, 0);
        }
        add(weights, at, columns, from, to, pairs);
    }

    /** The same, added to what stands there. */
    static void add(float[] weights, int at, int columns, float[][] from, float[][] to, int pairs) {
        int whole = columns / FEATURES * FEATURES;
        for (int p = 0; p < pairs; p += TILE) {
            for (int o = 0; o < whole; o += FEATURES) {
                addTile(weights, at + o, columns, from, p, to[o], to[o + 1], to[o + 2], to[o + 3]);
            }
            for (int o = whole; o < columns; o++) {
                addRow(weights, at + o, columns, from, p, to[o]);
            }
        }
    }

    private static void addTile(
            float[] weights,
            int at,
            int columns,
            float[][] from,
            int p,
            float[] to0,
            float[] to1,
            float[] to2,
            float[] to3) {
        int q = p + WIDTH;
        FloatVector p0 = FloatVector.fromArray(LANES, to0, p);
        FloatVector q0 = FloatVector.fromArray(LANES, to0, q);
        FloatVector p1 = FloatVector.fromArray(LANES, to1, p);
        FloatVector q1 = FloatVector.fromArray(LANES, to1, q);
        FloatVector p2 = FloatVector.fromArray(LANES, to2, p);
        FloatVector q2 = FloatVector.fromArray(LANES, to2, q);
        FloatVector p3 = FloatVector.fromArray(LANES, to3, p);
        FloatVector q3 = FloatVector.fromArray(LANES, to3, q);
        for (int k = 0, w = at; k < from.length; k++, w += columns) {
            FloatVector x = FloatVector.fromArray(LANES, from[k], p);
            FloatVector y = FloatVector.fromArray(LANES, from[k], q);
            FloatVector w0 = FloatVector.broadcast(LANES, weights[w]);
            FloatVector w1 = FloatVector.broadcast(LANES, weights[w + 1]);
            FloatVector w2 = FloatVector.broadcast(LANES, weights[w + 2]);
            FloatVector w3 = FloatVector.broadcast(LANES, weights[w + 3]);
            p0 = x.fma(w0, p0);
            q0 = y.fma(w0, q0);
            p1 = x.fma(w1, p1);
            q1 = y.fma(w1, q1);
            p2 = x.fma(w2, p2);
            q2 = y.fma(w2, q2);
            p3 = x.fma(w3, p3);
            q3 = y.fma(w3, q3);
        }
        p0.intoArray(to0, p);
        q0.intoArray(to0, q);
        p1.intoArray(to1, p);
        q1.intoArray(to1, q);
        p2.intoArray(to2, p);
        q2.intoArray(to2, q);
        p3.intoArray(to3, p);
        q3.intoArray(to3, q);
    }

    private static void addRow(float[] weights, int at, int columns, float[][] from, int p, float[] to) {
        for (int i = p; i < p + TILE; i++) {
            float sum = to[i];
            for (int k = 0; k < from.length; k++) {
                sum = Math.fma(from[k][i], weights[at + k * columns], sum);
            }
            to[i] = sum;
        }
    }
}
