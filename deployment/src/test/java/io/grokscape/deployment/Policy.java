package io.grokscape.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What a key may do in an object store: the part of AWS's policy language that k8s/s3-policies uses, and nothing beside it. */
record Policy(List<Statement> statements) {
    private static final String BUCKET = "arn:aws:s3:::grokscape";

    /** Allows each of these actions on each of these resources. */
    record Statement(List<String> actions, List<Pattern> resources) {}

    static Policy of(String service) {
        List<Statement> statements = new ArrayList<>();
        for (JsonNode statement : json(service).get("Statement")) {
            if (!statement.get("Effect").asText().equals("Allow")) {
                throw new AssertionError("only what is allowed is understood here: " + statement);
            }
            statements.add(new Statement(
                    texts(statement.get("Action")),
                    texts(statement.get("Resource")).stream()
                            .map(Policy::pattern)
                            .toList()));
        }
        return new Policy(statements);
    }

    /** Whether an action such as {@code s3:GetObject} is allowed on an object; on the bucket if that is empty. */
    boolean allows(String action, String object) {
        String resource = object.isEmpty() ? BUCKET : BUCKET + "/" + object;
        return statements.stream()
                .filter(statement -> statement.actions().contains(action))
                .flatMap(statement -> statement.resources().stream())
                .anyMatch(pattern -> pattern.matcher(resource).matches());
    }

    private static JsonNode json(String service) {
        try {
            return JsonMapper.builder().build().readTree(Repository.text("k8s/s3-policies/" + service + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** In a resource a star stands for anything, slashes included. */
    private static Pattern pattern(String resource) {
        return Pattern.compile("\\Q" + resource.replace("*", "\\E.*\\Q") + "\\E");
    }
}
