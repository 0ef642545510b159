package io.grokscape.spec;

import io.grokscape.spec.Task.AddAndMemorise;
import io.grokscape.spec.Task.BinaryOperation;
import io.grokscape.spec.Task.Memorise;
import io.grokscape.spec.Task.Operation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The named tasks, and expressions for all others. */
final class TaskCatalogue {
    private static final int PAPER_MODULUS = 113;
    private static final String SYMMETRIC_GROUP = "s5";

    /** Expressions that are a named task under another spelling: one run, one id. */
    private static final Map<String, String> SYNONYMS =
            Map.of("a+b", "add", "b+a", "add", "a-b", "subtract", "(a+b)^2", "square-sum", "(a+b)*(a+b)", "square-sum");

    /** Counting a universe visits every pair, so it is done once per task. */
    private static final Map<String, Task> PARSED = new ConcurrentHashMap<>();

    private static final int MAX_PARSED = 1024;

    private TaskCatalogue() {}

    static int defaultModulus(String name) {
        return SYMMETRIC_GROUP.equals(name) ? SymmetricGroup5.ORDER : PAPER_MODULUS;
    }

    static Task task(String name, int modulus) {
        if (name == null || name.isBlank()) {
            throw new InvalidSpecException("task", "is missing");
        }
        SpecLimits.between("modulus", modulus, SpecLimits.MIN_MODULUS, SpecLimits.MAX_MODULUS);
        String compact = name.replaceAll("\\s", "");
        String canonical = SYNONYMS.getOrDefault(compact, compact);
        if (PARSED.size() > MAX_PARSED) {
            PARSED.clear();
        }
        return PARSED.computeIfAbsent(canonical + " mod " + modulus, key -> parse(canonical, modulus));
    }

    private static Task parse(String name, int p) {
        return switch (name) {
            case "add" -> operation(name, p, (a, b) -> (a + b) % p);
            case "subtract" -> operation(name, p, (a, b) -> Math.floorMod(a - b, p));
            case "square-sum" -> operation(name, p, (a, b) -> (a + b) * (a + b) % p);
            case "memorise" -> new Memorise(p);
            case "add+memorise" -> new AddAndMemorise(p);
            case SYMMETRIC_GROUP -> symmetricGroup(p);
            default -> operation(name, p, Expression.parse(name, p));
        };
    }

    private static Task symmetricGroup(int modulus) {
        if (modulus != SymmetricGroup5.ORDER) {
            throw new InvalidSpecException("modulus", "is 120 for task s5 (the order of the group), not " + modulus);
        }
        return operation(SYMMETRIC_GROUP, SymmetricGroup5.ORDER, SymmetricGroup5::compose);
    }

    private static Operation operation(String name, int p, BinaryOperation rule) {
        int defined = 0;
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                defined += rule.apply(a, b) == BinaryOperation.UNDEFINED ? 0 : 1;
            }
        }
        return new Operation(name, p, defined, rule);
    }
}
