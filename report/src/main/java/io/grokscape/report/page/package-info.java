/** The report: one HTML page that stands alone, and the same as Markdown with images. */
package io.grokscape.report.page;
