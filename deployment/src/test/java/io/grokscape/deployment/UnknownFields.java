package io.grokscape.deployment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a document into its typed model, and finds what the model has no place for. */
final class UnknownFields {
    private static final ObjectMapper STRICT = JsonMapper.builder().build();

    private UnknownFields() {}

    /** Paths of fields that the type does not know. */
    static List<String> of(Map<String, Object> document, Class<?> type) {
        List<String> unknown = new ArrayList<>();
        Object model = STRICT.convertValue(document, type);
        walk(model, "", unknown, java.util.Collections.newSetFromMap(new IdentityHashMap<>()));
        return unknown;
    }

    private static void walk(Object value, String path, List<String> unknown, Set<Object> seen) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((key, each) -> walk(each, path + "." + key, unknown, seen));
            case Collection<?> many -> many.forEach(each -> walk(each, path + "[]", unknown, seen));
            default -> {
                if (isModel(value) && seen.add(value)) {
                    fields(value, path, unknown, seen);
                }
            }
        }
    }

    private static boolean isModel(Object value) {
        return !value.getClass().isEnum()
                && (value.getClass().getName().startsWith("io.fabric8.")
                        || value.getClass().getName().startsWith("io.strimzi."));
    }

    private static void fields(Object model, String path, List<String> unknown, Set<Object> seen) {
        for (Method method : model.getClass().getMethods()) {
            String name = method.getName();
            if (method.getParameterCount() != 0 || !name.startsWith("get") || name.equals("getClass")) {
                continue;
            }
            Object value = call(model, method);
            if (name.equals("getAdditionalProperties")) {
                ((Map<?, ?>) value).keySet().forEach(key -> unknown.add(path + "." + key));
            } else if (!name.endsWith("AsMap")) {
                walk(value, path + "." + name.substring(3, 4).toLowerCase() + name.substring(4), unknown, seen);
            }
        }
    }

    private static Object call(Object model, Method method) {
        try {
            return method.invoke(model);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(method.toString(), e);
        }
    }
}
