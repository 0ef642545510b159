package io.grokscape.dashboard.api;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What all operations have in common, said once: what comes of a failure, and what the parts of an address are. */
public class ApiDescription implements OASFilter {
    private static final Map<String, String> PARTS = Map.of(
            "id", "Of a study, or of a run (20 hexadecimal digits)",
            "kind", "studies or runs",
            "command", "pause, resume, cancel, retry or priority",
            "form", "csv, json or parquet",
            "name", "As in the list",
            "note", "The note's id",
            "tag", "The tag",
            "Last-Event-ID", "Of the last event that was seen: the stream goes on from there");

    @Override
    public Parameter filterParameter(Parameter parameter) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(PARTS.get(parameter.getName()));
        }
        return parameter;
    }

    @Override
    public Operation filterOperation(Operation operation) {
        if (!operation.getResponses().hasAPIResponse("default")) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            "default",
                            OASFactory.createAPIResponse()
                                    .description("What went wrong, as RFC 9457 has it: 400 names the parameter")
                                    .content(problem()));
        }
        return operation;
    }

    private static Content problem() {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        Schema schema = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("title", text)
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text);
        return OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(schema));
    }
}
