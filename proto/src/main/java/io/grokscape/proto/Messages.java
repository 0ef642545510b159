package io.grokscape.proto;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.grokscape.proto.v1.Control;
import io.grokscape.proto.v1.DeadLetter;
import io.grokscape.proto.v1.Finding;
import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.RunRequest;
import io.grokscape.proto.v1.Study;
import io.grokscape.proto.v1.Verdict;
import java.util.function.ToIntFunction;

/**
 * Decoding of every message type, schema version checked. Services consume {@code byte[]} and decode here, so that an
 * undecodable record becomes a dead letter with a reason instead of a stuck channel.
 */
public final class Messages {
    private Messages() {}

    public static RunRequest runRequest(byte[] bytes) {
        return decode(RunRequest.parser(), RunRequest::getSchemaVersion, "RunRequest", bytes);
    }

    public static RunEvent runEvent(byte[] bytes) {
        return decode(RunEvent.parser(), RunEvent::getSchemaVersion, "RunEvent", bytes);
    }

    public static MeasurementBatch measurementBatch(byte[] bytes) {
        return decode(MeasurementBatch.parser(), MeasurementBatch::getSchemaVersion, "MeasurementBatch", bytes);
    }

    public static Control control(byte[] bytes) {
        return decode(Control.parser(), Control::getSchemaVersion, "Control", bytes);
    }

    public static Verdict verdict(byte[] bytes) {
        return decode(Verdict.parser(), Verdict::getSchemaVersion, "Verdict", bytes);
    }

    public static Finding finding(byte[] bytes) {
        return decode(Finding.parser(), Finding::getSchemaVersion, "Finding", bytes);
    }

    public static Study study(byte[] bytes) {
        return decode(Study.parser(), Study::getSchemaVersion, "Study", bytes);
    }

    public static DeadLetter deadLetter(byte[] bytes) {
        return decode(DeadLetter.parser(), DeadLetter::getSchemaVersion, "DeadLetter", bytes);
    }

    private static <M extends Message> M decode(Parser<M> parser, ToIntFunction<M> version, String name, byte[] bytes) {
        if (bytes == null) {
            throw new UnreadableMessageException(name + " is missing: the record has no value");
        }
        M message;
        try {
            message = parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new UnreadableMessageException(
                    "%s of %d bytes is not Protobuf: %s".formatted(name, bytes.length, e.getMessage()), e);
        }
        SchemaVersion.check(name, version.applyAsInt(message));
        return message;
    }
}
