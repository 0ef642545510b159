package io.grokscape.training.probes;

import java.util.Arrays;

/**
 * Sums of functions of (a, b) over the lines of the P × P square on which a, or b, or a + b, or b − a is fixed. They hold
 * all that a wave in one of these four can see of a function: instead of P² values, 4P.
 */
final class LineSums {
    /** What is fixed on a line. */
    enum Line {
        A,
        B,
        SUM,
        DIFFERENCE
    }

    private final int modulus;
    private final Line[] lines;
    /** (line, function, P). */
    private final double[][][] sums;
    /** Σ f² of each function. */
    private final double[] squares;

    LineSums(int functions, int modulus, Line... lines) {
        this.modulus = modulus;
        this.lines = lines;
        this.sums = new double[lines.length][functions][modulus];
        this.squares = new double[functions];
    }

    void clear() {
        Arrays.fill(squares, 0);
        for (double[][] line : sums) {
            for (double[] function : line) {
                Arrays.fill(function, 0);
            }
        }
    }

    /**
     * Adds the functions' values on some rows of the square.
     *
     * @param values (function, pair): whole rows of the square, b running fastest
     * @param firstA a of the first row
     * @param rows how many
     */
    void add(float[][] values, int firstA, int rows) {
        double[] row = new double[modulus];
        for (int function = 0; function < squares.length; function++) {
            for (int i = 0; i < rows; i++) {
                take(values[function], i * modulus, row);
                for (int line = 0; line < lines.length; line++) {
                    add(lines[line], row, firstA + i, sums[line][function]);
                }
                squares[function] += dot(row, row);
            }
        }
    }

    private static void take(float[] values, int from, double[] row) {
        for (int b = 0; b < row.length; b++) {
            row[b] = values[from + b];
        }
    }

    private static void add(Line line, double[] row, int a, double[] to) {
        switch (line) {
            case A -> to[a] += total(row);
            case B -> addShifted(row, 0, to);
            case SUM -> addShifted(row, a, to);
            case DIFFERENCE -> addShifted(row, a == 0 ? 0 : row.length - a, to);
        }
    }

    /** to[(b + shift) mod P] += row[b]. */
    private static void addShifted(double[] row, int shift, double[] to) {
        int before = row.length - shift;
        for (int b = 0; b < before; b++) {
            to[b + shift] += row[b];
        }
        for (int b = before; b < row.length; b++) {
            to[b - before] += row[b];
        }
    }

    /** In four strands, because one waits for each addition before the next. */
    private static double dot(double[] x, double[] y) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < x.length - 3; i += 4) {
            s0 += x[i] * y[i];
            s1 += x[i + 1] * y[i + 1];
            s2 += x[i + 2] * y[i + 2];
            s3 += x[i + 3] * y[i + 3];
        }
        for (; i < x.length; i++) {
            s0 += x[i] * y[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static double total(double[] row) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i < row.length - 1; i += 2) {
            even += row[i];
            odd += row[i + 1];
        }
        return even + odd + (i < row.length ? row[i] : 0);
    }

    int functions() {
        return squares.length;
    }

    /** Sums of a function over the lines of the i-th kind, (P). */
    double[] sums(int line, int function) {
        return sums[line][function];
    }

    int lines() {
        return lines.length;
    }

    /** Σ f² over the whole square. */
    double squares(int function) {
        return squares[function];
    }

    /** Σ f over the whole square. */
    double total(int function) {
        return total(sums[0][function]);
    }
}
