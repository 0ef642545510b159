/**
 * Takes runs from the topic, trains them, publishes what is measured, stores what comes of it. The object store decides
 * who trains and how a run ends; Kafka only moves messages.
 */
package io.grokscape.trainer;
