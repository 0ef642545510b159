/**
 * The record of runs and studies in an S3 object store: object names, conditional writes, and the stored forms (JSON for
 * claims and results, Parquet for curves). Plain Java; services produce an {@link io.grokscape.store.ObjectStore} for
 * injection themselves.
 */
package io.grokscape.store;
