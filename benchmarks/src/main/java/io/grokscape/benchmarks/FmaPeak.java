package io.grokscape.benchmarks;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What this core can do at most, now: fused multiply-adds on registers alone. */
final class FmaPeak {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    /** Enough for two pipes of latency 5, and few enough for 16 registers. */
    private static final int ACCUMULATORS = 12;

    private static final int STEPS = 200_000;
    private static volatile float sink;

    private FmaPeak() {}

    /** FLOP per second over about that long. */
    static double flops(double seconds, Clock clock) {
        long start = clock.nanos();
        long rounds = 0;
        do {
            sink = loop(STEPS);
            rounds++;
        } while (clock.nanos() - start < seconds * 1e9);
        return rounds * 2.0 * STEPS * ACCUMULATORS * SPECIES.length() / (clock.nanos() - start) * 1e9;
    }

    private static float loop(int steps) {
        FloatVector factor = FloatVector.broadcast(SPECIES, 0.999f);
        FloatVector term = FloatVector.broadcast(SPECIES, steps * 1e-9f);
        FloatVector a = FloatVector.broadcast(SPECIES, 1f);
        FloatVector b = a.add(1);
        FloatVector c = a.add(2);
        FloatVector d = a.add(3);
        FloatVector e = a.add(4);
        FloatVector f = a.add(5);
        FloatVector g = a.add(6);
        FloatVector h = a.add(7);
        FloatVector i = a.add(8);
        FloatVector j = a.add(9);
        FloatVector k = a.add(10);
        FloatVector l = a.add(11);
        for (int step = 0; step < steps; step++) {
            a = a.fma(factor, term);
            b = b.fma(factor, term);
            c = c.fma(factor, term);
            d = d.fma(factor, term);
            e = e.fma(factor, term);
            f = f.fma(factor, term);
            g = g.fma(factor, term);
            h = h.fma(factor, term);
            i = i.fma(factor, term);
            j = j.fma(factor, term);
            k = k.fma(factor, term);
            l = l.fma(factor, term);
        }
        FloatVector sum = a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(f)
                .add(g)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l);
        return sum.lane(0);
    }
}
