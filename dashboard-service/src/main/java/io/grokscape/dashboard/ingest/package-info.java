/** From Kafka into the read model: batches, retries, dead letters, positions. */
package io.grokscape.dashboard.ingest;
