/** The local stack's broker: Apache Kafka, started from its own artifacts. */
package io.grokscape.standalone.broker;
