package io.grokscape.dashboard.trace;

/** Student's t distribution, as far as 95 % intervals of a mean need it. */
final class StudentT {
    /** The .975 quantile for 1, 2, … degrees of freedom, from any table. */
    private static final double[] TABLE = {
        12.706, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281
    };

    private static final double NORMAL = 1.959964;

    private StudentT() {}

    /** Half the width of the interval, in standard errors; beyond the table by Cornish and Fisher's expansion. */
    static double halfWidth(int degreesOfFreedom) {
        if (degreesOfFreedom <= TABLE.length) {
            return TABLE[degreesOfFreedom - 1];
        }
        double z = NORMAL;
        double z3 = z * z * z;
        double z5 = z3 * z * z;
        double n = degreesOfFreedom;
        return z
                + (z3 + z) / (4 * n)
                + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
                + (3 * z5 * z * z + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n);
    }
}
