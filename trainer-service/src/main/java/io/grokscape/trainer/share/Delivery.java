package io.grokscape.trainer.share;

/**
 * A record handed to this process. The same record can be delivered again, here or elsewhere: what is in flight is
 * named by partition, offset <em>and</em> delivery count.
 *
 * @param topic where it came from
 * @param partition of the topic
 * @param offset in the partition
 * @param count how often the broker has delivered it, from 1; releases and broker restarts count too
 * @param key may be null
 * @param value may be null
 */
public record Delivery(String topic, int partition, long offset, int count, byte[] key, byte[] value) {
    @Override
    public String toString() {
        return "%s-%d@%d (delivery %d)".formatted(topic, partition, offset, count);
    }
}
