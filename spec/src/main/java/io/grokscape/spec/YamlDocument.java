package io.grokscape.spec;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads one YAML document as data: no tags, no anchors or aliases (so none can blow up), bounded size and depth. Specs
 * come from strangers.
 */
public final class YamlDocument {
    private static final int MAX_CHARACTERS = 1_000_000;
    private static final int MAX_DEPTH = 12;

    private final String source;
    private final LoadSettings settings;

    private YamlDocument(String source) {
        this.source = source;
        this.settings = LoadSettings.builder()
                .setLabel(source)
                .setUseMarks(true)
                .setAllowDuplicateKeys(true) // refused by YamlValue.asMap, with a better place and message
                .setCodePointLimit(MAX_CHARACTERS)
                .build();
    }

    /**
     * The document's root.
     *
     * @param source the name errors carry, such as the file's path
     * @throws SpecSyntaxException if the text is no YAML, or YAML that a spec has no use for
     */
    public static YamlValue parse(String text, String source) {
        return new YamlDocument(source).parse(text);
    }

    private YamlValue parse(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw error(1, 1, "has %d characters; at most %d are read".formatted(text.length(), MAX_CHARACTERS));
        }
        try {
            refuseUnneeded(text);
            Optional<Node> root = new Compose(settings).composeString(text);
            return new YamlValue(source, root.orElseThrow(() -> error(1, 1, "is empty")));
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
            String problem = e.getProblem() != null ? e.getProblem() : e.getContext();
            throw mark == null
                    ? error(1, 1, problem)
                    : error(mark.getLine() + 1, mark.getColumn() + 1, oneLine(problem));
        } catch (YamlEngineException e) {
            throw error(1, 1, oneLine(String.valueOf(e.getMessage())));
        }
    }

    private void refuseUnneeded(String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> {
                    if (++depth > MAX_DEPTH) {
                        throw errorAt(event, "nested deeper than " + MAX_DEPTH);
                    }
                }
                case MappingEnd, SequenceEnd -> depth--;
                case Alias -> throw errorAt(event, "aliases are not allowed here: write the value out");
                default -> {}
            }
        }
    }

    private SpecSyntaxException errorAt(Event event, String detail) {
        Mark mark = event.getStartMark().orElseThrow();
        return error(mark.getLine() + 1, mark.getColumn() + 1, detail);
    }

    private SpecSyntaxException error(int line, int column, String detail) {
        return new SpecSyntaxException(source, line, column, detail);
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*[\\r\\n]+\\s*", "; ");
    }
}
