/** What a study's finished runs say together. */
package io.grokscape.report.finding;
