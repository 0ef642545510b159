package io.grokscape.benchmarks;

import java.util.List;

/** One implementation training one run; all contenders of a case start from the same weights and data. */
interface Contender extends AutoCloseable {
    String name();

    /** Does that many updates; the seconds they took. */
    double train(int updates);

    /** Training losses of the states at epochs 0 to the last, from a run at epoch 0, which is left at the last or one on. */
    List<Double> losses(int last);

    @Override
    void close();
}
