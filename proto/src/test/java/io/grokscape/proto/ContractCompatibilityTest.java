package io.grokscape.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.grokscape.proto.v1.Control;
import io.grokscape.proto.v1.MeasurementBatch;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.RunRequest;
import io.grokscape.proto.v1.Study;
import io.grokscape.proto.v1.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What the last release could read and write, this one can: every field and enum value it had is still there under its
 * number, name and type (or reserved). {@code buf breaking}, which CI runs too, knows more rules.
 */
class ContractCompatibilityTest {

    private static final Path RELEASED = Path.of("released", "v0.1.0.binpb");

    @Test
    void nothingOfTheLastReleaseIsGoneOrChanged() throws IOException {
        Set<String> released = new TreeSet<>();
        for (FileDescriptorProto file :
                FileDescriptorSet.parseFrom(Files.readAllBytes(RELEASED)).getFileList()) {
            released.addAll(elements(file));
        }
        Set<String> current = new TreeSet<>();
        currentFiles().forEach(file -> current.addAll(elements(file.toProto())));

        assertThat(released).as("elements of the released contract").hasSizeGreaterThan(100);
        assertThat(current).containsAll(released);
    }

    private static List<FileDescriptor> currentFiles() {
        return List.of(
                RunRequest.getDescriptor().getFile(),
                RunEvent.getDescriptor().getFile(),
                MeasurementBatch.getDescriptor().getFile(),
                Control.getDescriptor().getFile(),
                Verdict.getDescriptor().getFile(),
                Study.getDescriptor().getFile());
    }

    private static List<String> elements(FileDescriptorProto file) {
        List<String> elements = new ArrayList<>();
        file.getMessageTypeList().forEach(message -> addMessage(file.getPackage(), message, elements::add));
        file.getEnumTypeList().forEach(type -> addEnum(file.getPackage(), type, elements::add));
        return elements;
    }

    private static void addMessage(String scope, DescriptorProto message, Consumer<String> elements) {
        String name = scope + "." + message.getName();
        for (FieldDescriptorProto field : message.getFieldList()) {
            elements.accept("%s.%s = %d: %s %s %s"
                    .formatted(
                            name,
                            field.getName(),
                            field.getNumber(),
                            field.getLabel(),
                            field.getType(),
                            field.getTypeName()));
        }
        message.getNestedTypeList().forEach(nested -> addMessage(name, nested, elements));
        message.getEnumTypeList().forEach(type -> addEnum(name, type, elements));
    }

    private static void addEnum(String scope, EnumDescriptorProto type, Consumer<String> elements) {
        type.getValueList()
                .forEach(value -> elements.accept(
                        "%s.%s.%s = %d".formatted(scope, type.getName(), value.getName(), value.getNumber())));
    }
}
