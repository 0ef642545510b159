package io.grokscape.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What {@code kubectl kustomize} makes of a folder. */
record Rendered(List<Map<String, Object>> documents) {
    static final String PRODUCTION = "k8s/overlays/production";
    static final List<String> ALL = List.of("k8s/base", "k8s/overlays/local", PRODUCTION, "k8s/overlays/gpu");

    private static final Map<String, Rendered> KNOWN = new ConcurrentHashMap<>();

    static Rendered of(String folder) {
        return KNOWN.computeIfAbsent(folder, Rendered::render);
    }

    private static Rendered render(String folder) {
        try {
            Process process = new ProcessBuilder("kubectl", "kustomize", folder)
                    .directory(Repository.ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(folder + " does not render");
            }
            return new Rendered(Repository.documents(yaml));
        } catch (IOException e) {
            throw Tools.missing("kubectl", folder + " renders and is what the services need");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static String kind(Map<String, Object> document) {
        return (String) document.get("kind");
    }

    static String name(Map<String, Object> document) {
        return (String) at(document, "metadata", "name");
    }

    Stream<Map<String, Object>> ofKind(String kind) {
        return documents.stream().filter(document -> kind(document).equals(kind));
    }

    Map<String, Object> one(String kind, String name) {
        return ofKind(kind)
                .filter(document -> name(document).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    /** The only container of a deployment's pods. */
    Map<String, Object> container(String deployment) {
        return Rendered.<List<Map<String, Object>>>at(
                        one("Deployment", deployment), "spec", "template", "spec", "containers")
                .getFirst();
    }

    /** The plain settings of a deployment's container, those of its config maps included. */
    Map<String, String> settings(String deployment) {
        Map<String, String> settings = new LinkedHashMap<>();
        list(container(deployment), "envFrom").stream()
                .filter(source -> source.containsKey("configMapRef"))
                .forEach(source -> settings.putAll(Rendered.<Map<String, String>>at(
                        one("ConfigMap", at(source, "configMapRef", "name")), "data")));
        list(container(deployment), "env")
                .forEach(entry -> settings.put((String) entry.get("name"), (String) entry.get("value")));
        return settings;
    }

    @SuppressWarnings("unchecked")
    static <T> T at(Map<String, Object> map, String... path) {
        Object value = map;
        for (String step : path) {
            value = value == null ? null : ((Map<String, Object>) value).get(step);
        }
        return (T) value;
    }

    static List<Map<String, Object>> list(Map<String, Object> map, String... path) {
        List<Map<String, Object>> list = at(map, path);
        return list == null ? List.of() : list;
    }
}
