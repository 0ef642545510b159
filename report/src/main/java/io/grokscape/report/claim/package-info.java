/** What the paper says, as data, and whether a study's runs say the same. */
package io.grokscape.report.claim;
