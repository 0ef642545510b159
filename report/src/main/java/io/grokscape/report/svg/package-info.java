/** Pieces that figures are drawn from: scales, axes, marks, panels; SVG text and nothing else. */
package io.grokscape.report.svg;
