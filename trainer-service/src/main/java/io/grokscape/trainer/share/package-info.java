/**
 * Jobs that last minutes to hours, taken from a Kafka topic through a share group (KIP-932): one record in flight per
 * lane, its lock renewed while the job runs, acknowledged when the job has settled. Knows nothing of training.
 */
package io.grokscape.trainer.share;
