package io.grokscape.drills.drill;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.standalone.stack.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The same messages as other releases write them: by the descriptors of release 0.1.0, which drop every field it does not
 * know, and with a field that only a later release knows. In turn.
 */
final class Releases implements Echo.Rewriting {
    private static final int LATER_FIELD = 1999;
    private static final byte[] OF_A_LATER_RELEASE = UnknownFieldSet.newBuilder()
            .addField(
                    LATER_FIELD,
                    UnknownFieldSet.Field.newBuilder()
                            .addLengthDelimited(ByteString.copyFromUtf8("of a later release"))
                            .build())
            .build()
            .toByteArray();
    private static final Map<String, Kind> MESSAGES = Map.of(
            Topics.RUNS.topic(), new Kind("RunRequest", Messages::runRequest),
            Topics.RUN_EVENTS.topic(), new Kind("RunEvent", Messages::runEvent),
            Topics.MEASUREMENTS.topic(), new Kind("MeasurementBatch", Messages::measurementBatch),
            Topics.VERDICTS.topic(), new Kind("Verdict", Messages::verdict),
            Topics.STUDIES.topic(), new Kind("Study", Messages::study),
            Topics.CONTROLS.topic(), new Kind("Control", Messages::control));

    private record Kind(String name, Function<byte[], ?> read) {
        boolean isReadable(byte[] value) {
            try {
                read.apply(value);
                return true;
            } catch (UnreadableMessageException e) {
                return false;
            }
        }
    }

    private final Map<String, Descriptor> released;
    private final Set<String> strangers = new TreeSet<>();
    private int older;
    private int newer;

    private Releases(Map<String, Descriptor> released) {
        this.released = released;
    }

    /** With the descriptors kept in the checkout. */
    static Releases read() {
        Path file = Installation.current().checkout().resolve("proto/released/v0.1.0.binpb");
        try {
            FileDescriptorSet set = FileDescriptorSet.parseFrom(Files.readAllBytes(file));
            Map<String, FileDescriptor> files = new HashMap<>();
            Map<String, Descriptor> messages = new HashMap<>();
            for (FileDescriptorProto each : set.getFileList()) {
                link(each, set, files).getMessageTypes().forEach(message -> messages.put(message.getName(), message));
            }
            return new Releases(messages);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException(file + " holds descriptors that do not fit together", e);
        }
    }

    private static FileDescriptor link(
            FileDescriptorProto file, FileDescriptorSet set, Map<String, FileDescriptor> linked)
            throws DescriptorValidationException {
        FileDescriptor known = linked.get(file.getName());
        if (known != null) {
            return known;
        }
        List<FileDescriptor> dependencies = new ArrayList<>();
        for (String name : file.getDependencyList()) {
            for (FileDescriptorProto other : set.getFileList()) {
                if (other.getName().equals(name)) {
                    dependencies.add(link(other, set, linked));
                }
            }
        }
        FileDescriptor descriptor = FileDescriptor.buildFrom(file, dependencies.toArray(FileDescriptor[]::new));
        linked.put(file.getName(), descriptor);
        return descriptor;
    }

    @Override
    public byte[] rewritten(String topic, byte[] value) {
        if (!MESSAGES.get(topic).isReadable(value)) {
            return value; // planted by another drill
        }
        Descriptor descriptor = released.get(MESSAGES.get(topic).name());
        DynamicMessage message;
        try {
            message = DynamicMessage.parseFrom(descriptor, value);
        } catch (InvalidProtocolBufferException e) {
            strangers.add(descriptor.getName() + ": " + e.getMessage());
            return value;
        }
        FieldDescriptor version = descriptor.findFieldByName("schema_version");
        if ((int) message.getField(version) != 1) {
            strangers.add(descriptor.getName() + " of schema version " + message.getField(version));
        }
        if ((older + newer) % 2 == 0) {
            older++;
            return known(message).toByteArray();
        }
        newer++;
        byte[] longer = Arrays.copyOf(value, value.length + OF_A_LATER_RELEASE.length);
        System.arraycopy(OF_A_LATER_RELEASE, 0, longer, value.length, OF_A_LATER_RELEASE.length);
        return longer;
    }

    /** Without anything that the release does not know, at any depth. */
    private static DynamicMessage known(DynamicMessage message) {
        DynamicMessage.Builder builder = message.toBuilder().setUnknownFields(UnknownFieldSet.getDefaultInstance());
        message.getAllFields().forEach((field, value) -> {
            if (value instanceof DynamicMessage inner) {
                builder.setField(field, known(inner));
            }
        });
        return builder.build();
    }

    int older() {
        return older;
    }

    int newer() {
        return newer;
    }

    /** What release 0.1.0 would not understand. */
    Set<String> strangers() {
        return strangers;
    }
}
