package io.grokscape.training.probes;

/** LayerNorm of panels, (feature, pair). Ba et al., arXiv 1607.06450. */
final class LayerNorm {
    private static final float EPSILON = 1e-5f;

    private LayerNorm() {}

    /** @param scale where the scales begin in the weights, and {@code shift} the shifts */
    static void run(float[][] x, float[] weights, int scale, int shift, int pairs, float[][] to) {
        for (int p = 0; p < pairs; p++) {
            double sum = 0;
            for (float[] feature : x) {
                sum += feature[p];
            }
            double mean = sum / x.length;
            double squares = 0;
            for (float[] feature : x) {
                squares += (feature[p] - mean) * (feature[p] - mean);
            }
            double factor = 1 / Math.sqrt(squares / x.length + EPSILON);
            for (int i = 0; i < x.length; i++) {
                to[i][p] = (float) ((x[i][p] - mean) * factor * weights[scale + i] + weights[shift + i]);
            }
        }
    }
}
