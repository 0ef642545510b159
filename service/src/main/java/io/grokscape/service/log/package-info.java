/** Log lines that a log store reads. */
package io.grokscape.service.log;
