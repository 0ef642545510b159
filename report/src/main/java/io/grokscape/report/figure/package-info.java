/** The figures of a study, after those of Huang et al. (arXiv 2402.15175). */
package io.grokscape.report.figure;
