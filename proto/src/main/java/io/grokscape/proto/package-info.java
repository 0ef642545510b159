/** The contract between services: Kafka topics, serdes, and the translation of run specs to and from Protobuf. */
package io.grokscape.proto;
