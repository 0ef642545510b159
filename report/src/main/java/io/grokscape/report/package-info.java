/** A study as a page with its figures, and as tables that other tools open. */
package io.grokscape.report;
