package io.grokscape.trainer.share;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.errors.InvalidRecordStateException;
import org.jboss.logging.Logger;

/**
 * A record that the broker has handed to a consumer, until it is settled or lost. Every acknowledgement, renewals included,
 * is followed by {@code commitSync}: one that rides on the next poll would fetch a further record and let that one's lock
 * expire.
 *
 * <p>Only what the broker has confirmed counts. While it is away the client drops acknowledgements without a word: the map
 * that {@code commitSync} returns is empty then. A renewal that ends so is open for ever in the eyes of the client, which
 * from then on acquires record after record and hands out none (KAFKA-20330). So a consumer that was not answered is to be
 * closed.
 */
final class HeldRecord {
    private static final Logger LOG = Logger.getLogger(HeldRecord.class);
    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final Duration HAND_OUT = Duration.ofSeconds(1);

    private final ShareConsumer<byte[], byte[]> consumer;
    private final ConsumerRecord<byte[], byte[]> record;
    private final Delivery delivery;

    HeldRecord(ShareConsumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> record) {
        this.consumer = consumer;
        this.record = record;
        this.delivery = delivery(record);
    }

    Delivery delivery() {
        return delivery;
    }

    /** Keeps it for another lock's length. */
    void renew() throws LostRecordException {
        acknowledge(AcknowledgeType.RENEW);
        if (!isHandedOutAgain()) {
            throw LostRecordException.unheard(delivery, "renewed, but not handed out again");
        }
    }

    void settle(Settlement settlement) throws LostRecordException {
        acknowledge(settlement == Settlement.ACCEPT ? AcknowledgeType.ACCEPT : AcknowledgeType.RELEASE);
    }

    private void acknowledge(AcknowledgeType type) throws LostRecordException {
        try {
            consumer.acknowledge(record, type);
            Map<TopicIdPartition, Optional<KafkaException>> answers = consumer.commitSync(COMMIT);
            if (answers.isEmpty()) {
                throw LostRecordException.unheard(delivery, type + " not sent: no broker");
            }
            for (Optional<KafkaException> answer : answers.values()) {
                if (answer.isPresent()) {
                    throw answer.get();
                }
            }
        } catch (InvalidRecordStateException e) {
            throw LostRecordException.refused(delivery, type + " refused: " + e.getMessage());
        } catch (KafkaException | IllegalStateException e) {
            throw LostRecordException.unheard(delivery, type + " failed: " + e.getMessage());
        }
    }

    /**
     * A renewed record can be acknowledged again only once a poll has handed it out again. With the renewal committed,
     * that poll fetches nothing.
     */
    private boolean isHandedOutAgain() throws LostRecordException {
        boolean again = false;
        for (ConsumerRecord<byte[], byte[]> handedOut : consumer.poll(HAND_OUT)) {
            if (handedOut.partition() == record.partition() && handedOut.offset() == record.offset()) {
                again = true;
            } else {
                HeldRecord other = new HeldRecord(consumer, handedOut);
                LOG.warnf("%s came too early and is released", other.delivery);
                other.settle(Settlement.RELEASE);
            }
        }
        return again;
    }

    private static Delivery delivery(ConsumerRecord<byte[], byte[]> record) {
        return new Delivery(
                record.topic(),
                record.partition(),
                record.offset(),
                record.deliveryCount().map(Short::intValue).orElse(1),
                record.key(),
                record.value());
    }
}
