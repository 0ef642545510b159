/** Traces of runs across services. */
package io.grokscape.service.trace;
