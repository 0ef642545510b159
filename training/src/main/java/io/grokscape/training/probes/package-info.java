/**
 * Looks into a trained model: which circuit computes its answers. From weights alone, whatever engine trained them. Nanda et
 * al., arXiv 2301.05217; Varma et al., 2309.02390.
 */
package io.grokscape.training.probes;
