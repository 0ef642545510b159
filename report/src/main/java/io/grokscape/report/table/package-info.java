/** Tables in several forms: what a column is called, holds and means is said once. */
package io.grokscape.report.table;
