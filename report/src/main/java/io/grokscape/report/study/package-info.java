/** A study as the dashboard tells it: its runs, their curves and verdicts, its findings. */
package io.grokscape.report.study;
