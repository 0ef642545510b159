package io.grokscape.dashboard.api;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.function.Function;

/** Whole numbers and flags of an address. What is none is refused by the parameter's name; by default it would be a 404. */
@Provider
public class PlainParameters implements ParamConverterProvider {
    @Override
    @SuppressWarnings("unchecked") // each converter makes what the branch names
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        String name = Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst()
                .orElse("a parameter");
        if (type == Integer.class || type == int.class) {
            return (ParamConverter<T>) new Named<>(name, "a whole number", Integer::valueOf);
        }
        if (type == Boolean.class || type == boolean.class) {
            return (ParamConverter<T>) new Named<>(name, "true or false", PlainParameters::flag);
        }
        return null;
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private record Named<V>(String name, String kind, Function<String, V> parse) implements ParamConverter<V> {
        @Override
        public V fromString(String text) {
            try {
                return text == null || text.isEmpty() ? null : parse.apply(text.strip());
            } catch (IllegalArgumentException e) {
                throw new BadRequestException("%s must be %s, not '%s'".formatted(name, kind, text));
            }
        }

        @Override
        public String toString(V value) {
            return String.valueOf(value);
        }
    }
}
