package io.grokscape.planner.lifecycle;

import io.grokscape.proto.Topics;

/**
 * A message to be sent.
 *
 * @param topic where to
 * @param key run or study id: messages of one key keep their order
 * @param value the encoded message
 */
public record Outgoing(Topics topic, String key, byte[] value) {}
