package io.grokscape.training.nd4j;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;

import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Products of matrices by the OpenBLAS that comes with ND4J. Called directly: {@code Nd4j.gemm} costs up to twice as much
 * on small matrices, and takes no rectangles.
 */
final class Blas {
    /** What {@code beta} says: the result replaces what was there. */
    static final float REPLACE = 0;
    /** What {@code beta} says: the result is added to what was there. */
    static final float ADD = 1;

    private Blas() {}

    /** c = a·b + beta·c, with a (n, k), b (k, m), c (n, m). */
    static void multiply(Matrix a, Matrix b, float beta, Matrix c) {
        gemm(CblasNoTrans, CblasNoTrans, a.columns(), a, b, beta, c);
    }

    /** c = a·bᵀ + beta·c, with a (n, k), b (m, k), c (n, m). */
    static void multiplyByTransposed(Matrix a, Matrix b, float beta, Matrix c) {
        gemm(CblasNoTrans, CblasTrans, a.columns(), a, b, beta, c);
    }

    /** c = aᵀ·b + beta·c, with a (k, n), b (k, m), c (n, m). */
    static void multiplyTransposed(Matrix a, Matrix b, float beta, Matrix c) {
        gemm(CblasTrans, CblasNoTrans, a.rows(), a, b, beta, c);
    }

    private static void gemm(int transA, int transB, int inner, Matrix a, Matrix b, float beta, Matrix c) {
        openblas_nolapack.cblas_sgemm(
                CblasRowMajor,
                transA,
                transB,
                c.rows(),
                c.columns(),
                inner,
                1,
                a.values(),
                a.stride(),
                b.values(),
                b.stride(),
                beta,
                c.values(),
                c.stride());
    }
}
