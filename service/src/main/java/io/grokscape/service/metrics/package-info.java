/** What every service measures. */
package io.grokscape.service.metrics;
