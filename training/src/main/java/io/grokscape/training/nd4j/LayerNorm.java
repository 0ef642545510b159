package io.grokscape.training.nd4j;

/** LayerNorm over the columns of each row: (x − mean) / √(variance + 1e-5) · w + b, as PyTorch has it. */
final class LayerNorm {
    private static final double EPSILON = 1e-5;

    private LayerNorm() {}

    /**
     * Normalises.
     *
     * @param normal receives (x − mean) / √(variance + ε), which the way back needs
     * @param deviations receives √(variance + ε), (rows)
     * @param out receives normal · w + b
     */
    static void forward(Matrix x, long w, long b, Matrix normal, Matrix deviations, Matrix out) {
        int d = x.columns();
        for (int row = 0; row < x.rows(); row++) {
            double mean = 0;
            for (int i = 0; i < d; i++) {
                mean += Floats.get(x.row(row), i);
            }
            mean /= d;
            double variance = 0;
            for (int i = 0; i < d; i++) {
                double centred = Floats.get(x.row(row), i) - mean;
                variance += centred * centred;
            }
            double deviation = Math.sqrt(variance / d + EPSILON);
            Floats.set(deviations.address(), row, (float) deviation);
            for (int i = 0; i < d; i++) {
                float unit = (float) ((Floats.get(x.row(row), i) - mean) / deviation);
                Floats.set(normal.row(row), i, unit);
                Floats.set(out.row(row), i, Math.fma(unit, Floats.get(w, i), Floats.get(b, i)));
            }
        }
    }

    /**
     * Its gradient. With g = gradient · w: dx = (g − mean(g) − normal · mean(g · normal)) / deviation.
     *
     * @param gradient of the output; overwritten
     * @param xGradient += the gradient of the input
     * @param wGradient += the gradient of w
     * @param bGradient += the gradient of b
     */
    static void backward(
            Matrix gradient,
            Matrix normal,
            Matrix deviations,
            long w,
            Matrix xGradient,
            long wGradient,
            long bGradient) {
        int d = gradient.columns();
        for (int row = 0; row < gradient.rows(); row++) {
            long g = gradient.row(row);
            long unit = normal.row(row);
            Floats.add(bGradient, g, d);
            double mean = 0;
            double alongNormal = 0;
            for (int i = 0; i < d; i++) {
                float n = Floats.get(unit, i);
                Floats.set(wGradient, i, Math.fma(Floats.get(g, i), n, Floats.get(wGradient, i)));
                float scaled = Floats.get(g, i) * Floats.get(w, i);
                Floats.set(g, i, scaled);
                mean += scaled;
                alongNormal += (double) scaled * n;
            }
            mean /= d;
            alongNormal /= d;
            double deviation = Floats.get(deviations.address(), row);
            for (int i = 0; i < d; i++) {
                double dx = (Floats.get(g, i) - mean - Floats.get(unit, i) * alongNormal) / deviation;
                Floats.set(xGradient.row(row), i, (float) (Floats.get(xGradient.row(row), i) + dx));
            }
        }
    }
}
