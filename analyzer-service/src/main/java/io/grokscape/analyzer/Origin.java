package io.grokscape.analyzer;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Where a message came from. */
final class Origin {
    private Origin() {}

    static IncomingKafkaRecordMetadata<?, ?> of(Message<?> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalStateException("a message without its record"));
    }
}
