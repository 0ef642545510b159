package io.grokscape.dashboard.api;

import static java.util.Map.entry;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What all operations have in common, said once: what comes of a failure, and what the parts of an address are. */
public class ApiDescription implements OASFilter {
    private static final Map<String, String> PARTS = Map.ofEntries(
            entry("id", "Of a study, or of a run (20 hexadecimal digits)"),
            entry("kind", "studies or runs"),
            entry("command", "pause, resume, cancel, retry or priority"),
            entry("form", "csv, json or parquet"),
            entry("name", "As in the list"),
            entry("note", "The note's id"),
            entry("tag", "The tag"),
            entry("offset", "Items before the first shown"),
            entry("limit", "Items shown at most, 1 to 500"),
            entry("points", "Measurements shown at most, 16 to 20000"),
            entry("study", "The study whose changes are sent"),
            entry("run", "The run whose changes are sent"),
            entry("Last-Event-ID", "Of the last event that was seen: the stream goes on from there"),
            entry("Content-Type", "Of the body"));

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
