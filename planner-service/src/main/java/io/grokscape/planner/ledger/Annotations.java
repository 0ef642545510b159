package io.grokscape.planner.ledger;

import io.grokscape.proto.v1.Note;
import java.util.List;

/**
 * What people have noted on a study or a run.
 *
 * @param notes oldest first
 * @param tags in alphabetical order
 */
public record Annotations(List<Note> notes, List<String> tags) {}
