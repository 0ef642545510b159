/** A study as Parquet, CSV and JSON: what a column is called, is and means is said once, for every form of a table. */
package io.grokscape.report.export;
