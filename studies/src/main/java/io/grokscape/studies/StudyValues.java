package io.grokscape.studies;

import io.grokscape.spec.SpecSyntaxException;
import io.grokscape.spec.SpecYaml;
import io.grokscape.spec.YamlValue;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One map of a study file, its values by key.
 *
 * @param whole the map itself: where an error is reported that no single key is to blame for
 */
record StudyValues(YamlValue whole, Map<String, YamlValue> byKey) {

    /** The map's values; any other key than those is an error at its place. */
    static StudyValues of(YamlValue map, List<String> keys) {
        return new StudyValues(map, map.asMapOf(keys));
    }

    boolean has(String key) {
        return byKey.containsKey(key);
    }

    YamlValue get(String key) {
        return byKey.get(key);
    }

    /** The value read as a type; an error names the key. */
    <T> T read(String key, Function<YamlValue, T> type) {
        return read(byKey.get(key), key, type);
    }

    /** The value read as a type; an error names the key. */
    static <T> T read(YamlValue value, String key, Function<YamlValue, T> type) {
        try {
            return type.apply(value);
        } catch (SpecSyntaxException e) {
            throw new SpecSyntaxException(e.source(), e.line(), e.column(), key + " " + e.detail());
        }
    }

    /** The map under a key, whose own keys are those of a run spec; empty if the key is not there. */
    Map<String, YamlValue> spec(String key) {
        if (!has(key)) {
            return Map.of();
        }
        read(key, YamlValue::asMap);
        return get(key).asMapOf(SpecYaml.keys());
    }

    /** A whole number that is at least 1. */
    long count(String key) {
        long count = read(key, YamlValue::asLong);
        if (count < 1) {
            throw get(key).error(key + " must be at least 1, not " + count);
        }
        return count;
    }
}
