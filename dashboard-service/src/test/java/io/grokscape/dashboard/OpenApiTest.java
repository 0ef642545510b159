package io.grokscape.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grokscape.dashboard.api.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

/** The description of the API has everything that the API has. */
@QuarkusTest
@WithTestResource(RealParts.class)
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    private static JsonNode described() throws Exception {
        return new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asByteArray())
                .path("paths");
    }

    private static void eachOperation(BiConsumer<String, JsonNode> consumer) throws Exception {
        described().fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
            if (METHODS.contains(operation.getKey())) {
                consumer.accept(operation.getKey() + " " + path.getKey(), operation.getValue());
            }
        }));
    }

    @Test
    void everyRouteIsDescribed() throws Exception {
        Set<String> described = new TreeSet<>();
        eachOperation((route, operation) -> described.add(route));
        assertThat(described).isEqualTo(routes());
    }

    @Test
    void everyOperationSaysWhatItDoesWhatItTakesAndWhatCanGoWrong() throws Exception {
        eachOperation((route, operation) -> {
            assertThat(operation.path("summary").asText()).as(route).isNotBlank();
            assertThat(operation.path("tags")).as(route).isNotEmpty();
            operation.path("parameters").forEach(parameter -> assertThat(
                            parameter.path("description").asText())
                    .as(route + ": " + parameter.path("name").asText())
                    .isNotBlank());
            assertThat(operation.at("/responses/default/content").fieldNames())
                    .as(route)
                    .toIterable()
                    .containsExactly("application/problem+json");
        });
    }

    /** Of every resource class, but for what is hidden. */
    private static Set<String> routes() throws Exception {
        Set<String> routes = new TreeSet<>();
        java.nio.file.Path folder = java.nio.file.Path.of(
                "target", "classes", Page.class.getPackageName().replace('.', '/'));
        try (Stream<java.nio.file.Path> files = Files.list(folder)) {
            for (java.nio.file.Path file : files.filter(name -> name.toString().endsWith("Resource.class"))
                    .toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> resource = Class.forName(Page.class.getPackageName() + "." + name);
                routes(resource).forEach(routes::add);
            }
        }
        return routes;
    }

    private static Stream<String> routes(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods()).flatMap(method -> routes(resource, method));
    }

    private static Stream<String> routes(Class<?> resource, Method method) {
        Operation operation = method.getAnnotation(Operation.class);
        if (operation == null || operation.hidden()) {
            return Stream.empty();
        }
        Path below = method.getAnnotation(Path.class);
        String path = resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value().toLowerCase(Locale.ROOT) + " "
                        + path.replaceAll("\\{(\\w+):[^}]*}", "{$1}"));
    }
}
