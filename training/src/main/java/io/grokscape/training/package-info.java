/**
 * From a run spec to trained weights: data, model, engines, optimiser, measurements, checkpoints. Plain Java and ND4J;
 * knows nothing of Quarkus, Kafka or object stores.
 */
package io.grokscape.training;
