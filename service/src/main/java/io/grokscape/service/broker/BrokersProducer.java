package io.grokscape.service.broker;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * The brokers of the configuration: every key under {@code kafka.}, or in the environment {@code KAFKA_…}. The channels'
 * clients take the same keys.
 */
@Singleton
class BrokersProducer {
    @Produces
    @Singleton
    Brokers brokers(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        return Brokers.of(settings);
    }
}
