package io.grokscape.planner.ledger;

import io.grokscape.proto.v1.DeadLetter;

/**
 * A dead letter and its place in its topic, which names it.
 *
 * @param topicId the broker's own id of the topic
 * @param content what could not be processed
 */
public record Letter(String topicId, int partition, long offset, DeadLetter content) {}
