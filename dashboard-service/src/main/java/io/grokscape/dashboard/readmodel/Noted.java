package io.grokscape.dashboard.readmodel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.grokscape.proto.v1.Note;
import java.time.Instant;
import java.util.List;

/** Notes as the read model keeps and the API shows them. */
final class Noted {
    private Noted() {}

    static ArrayNode json(List<Note> notes) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        notes.forEach(note -> json.addObject()
                .put("id", note.getId())
                .put("text", note.getText())
                .put("written_at", Instant.ofEpochMilli(note.getWrittenAtMs()).toString()));
        return json;
    }
}
