package io.grokscape.dashboard.readmodel;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What the messages of one topic change in the read model. Applying a message twice, or after messages of other topics
 * that were sent later, makes no visible difference.
 */
public interface Projection<M> {
    /**
     * The message of a record's value.
     *
     * @throws io.grokscape.proto.UnreadableMessageException what is wrong with it
     */
    M decode(byte[] value);

    /** Writes a batch, within the caller's transaction. */
    void apply(Connection connection, List<Received<M>> batch) throws SQLException;
}
