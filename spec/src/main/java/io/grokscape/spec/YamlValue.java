package io.grokscape.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value of a YAML document that knows where it stands, so that an error can say so. */
public final class YamlValue {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9][0-9_]*");
    private static final Pattern REAL = Pattern.compile("[-+]?([0-9][0-9_]*\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");
    private static final int SHOWN_CHARACTERS = 40;

    private final String source;
    private final Node node;

    YamlValue(String source, Node node) {
        this.source = source;
        this.node = node;
    }

    /** An error at this value's place. */
    public SpecSyntaxException error(String detail) {
        Mark mark = node.getStartMark().orElseThrow();
        return new SpecSyntaxException(source, mark.getLine() + 1, mark.getColumn() + 1, detail);
    }

    /** Line from 1. */
    public int line() {
        return node.getStartMark().orElseThrow().getLine() + 1;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    /** Whether it is written as a number, whole or not. */
    public boolean isNumber() {
        return isPlain(REAL);
    }

    /** A map's values by key, in document order; an error if a key comes twice or this is no map. */
    public Map<String, YamlValue> asMap() {
        if (!(node instanceof MappingNode mapping)) {
            throw error("must be a map of keys and values, not " + shown());
        }
        Map<String, YamlValue> values = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            YamlValue key = new YamlValue(source, entry.getKeyNode());
            if (values.put(key.asText(), new YamlValue(source, entry.getValueNode())) != null) {
                throw key.error("key '" + key.asText() + "' comes twice");
            }
        }
        return values;
    }

    /** As {@link #asMap()}, but any key that is not among those is an error at its place, with the nearest one named. */
    public Map<String, YamlValue> asMapOf(Collection<String> keys) {
        Map<String, YamlValue> values = asMap();
        for (NodeTuple entry : ((MappingNode) node).getValue()) {
            YamlValue key = new YamlValue(source, entry.getKeyNode());
            if (!keys.contains(key.asText())) {
                throw key.error(
                        "unknown key '%s'%s".formatted(key.shortText(), Spelling.suggestion(key.asText(), keys)));
            }
        }
        return values;
    }

    /** A list's values in order; an error if this is no list. */
    public List<YamlValue> asList() {
        if (!(node instanceof SequenceNode sequence)) {
            throw error("must be a list, not " + shown());
        }
        List<YamlValue> values = new ArrayList<>(sequence.getValue().size());
        sequence.getValue().forEach(value -> values.add(new YamlValue(source, value)));
        return values;
    }

    /** The scalar's text, as written. */
    public String asText() {
        if (!(node instanceof ScalarNode scalar) || isNull(scalar)) {
            throw error("must be text, not " + shown());
        }
        return scalar.getValue();
    }

    public int asInt() {
        long value = asLong();
        if (value != (int) value) {
            throw error("must be a whole number below 2^31, not " + shown());
        }
        return (int) value;
    }

    public long asLong() {
        if (!isPlain(INTEGER)) {
            throw error("must be a whole number, not " + shown());
        }
        try {
            return Long.parseLong(plain().replace("_", ""));
        } catch (NumberFormatException e) {
            throw error("must be a whole number below 2^63, not " + shown());
        }
    }

    public double asDouble() {
        if (!isPlain(REAL)) {
            throw error("must be a number, not " + shown());
        }
        return Double.parseDouble(plain().replace("_", ""));
    }

    public boolean asBoolean() {
        String text = node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN ? plain() : "";
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw error("must be true or false, not " + shown());
        };
    }

    private boolean isPlain(Pattern pattern) {
        return node instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && pattern.matcher(scalar.getValue()).matches();
    }

    private String plain() {
        return ((ScalarNode) node).getValue();
    }

    private static boolean isNull(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.NULL);
    }

    private String shown() {
        return switch (node) {
            case ScalarNode scalar when isNull(scalar) -> "nothing";
            case ScalarNode _ -> "'" + shortText() + "'";
            case SequenceNode _ -> "a list";
            default -> "a map";
        };
    }

    private String shortText() {
        String text = plain().replaceAll("[\\p{Cntrl}]", "\uFFFD");
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
