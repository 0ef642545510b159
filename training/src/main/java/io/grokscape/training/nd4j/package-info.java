/**
 * The general engine: any depth, width and option, in float32 on ND4J's buffers and its OpenBLAS. Gradients are derived by
 * hand. One run per thread.
 */
package io.grokscape.training.nd4j;
