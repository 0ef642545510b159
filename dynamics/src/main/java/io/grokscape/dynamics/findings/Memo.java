package io.grokscape.dynamics.findings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers what was found in which runs. One new run changes a few of the groups that findings are about; those of all
 * others are not drawn again. What was not asked for between two calls of {@link #forgetUnused()} is forgotten.
 */
final class Memo {
    private record Question(Class<? extends Finding> about, List<?> inputs) {}

    private Map<Question, Object> before = Map.of();
    private Map<Question, Object> now = new HashMap<>();

    /** What {@code answer} gives: it must depend on {@code inputs} alone, which are immutable and compared by value. */
    @SuppressWarnings("unchecked") // one kind of finding has one type of answer
    <T> T of(Class<? extends Finding> about, List<?> inputs, Supplier<T> answer) {
        Question question = new Question(about, inputs);
        Object known = before.get(question);
        T found = known == null ? answer.get() : (T) known;
        now.put(question, found);
        return found;
    }

    void forgetUnused() {
        before = now;
        now = new HashMap<>();
    }
}
