package io.grokscape.spec;

/**
 * A task: which inputs exist and, where a rule gives them, their labels. SCIENCE: Huang et al. (arXiv 2402.15175)
 * section 2; Power et al. (2201.02177) for the table of operations.
 *
 * <p>Tokens 0 … {@link #classes()} − 1 are the elements; {@code +} and {@code −} follow where {@link #usesOperators()},
 * then {@code =}.
 */
public sealed interface Task {
    /** The canonical name: the word of the YAML form, or the expression without spaces. */
    String name();

    /** P: the number of elements, and of classes. */
    int classes();

    /** Pairs the algorithm task (or, for {@code memorise}, the random labelling) is defined on. */
    int universe();

    /** Whether inputs are {@code a op b =} (four positions) instead of {@code a b =} (three). */
    default boolean usesOperators() {
        return false;
    }

    /** A rule on ordered pairs: {@code add}, {@code subtract}, {@code square-sum}, {@code s5}, an expression. */
    record Operation(String name, int classes, int universe, BinaryOperation rule) implements Task {}

    /** Random labels, the same for (a, b) and (b, a), on all ordered pairs; nothing to validate on. */
    record Memorise(int classes) implements Task {
        @Override
        public String name() {
            return "memorise";
        }

        @Override
        public int universe() {
            return classes * classes;
        }
    }

    /** {@code a + b =} with real labels beside {@code a − b =} with random ones. */
    record AddAndMemorise(int classes) implements Task {
        @Override
        public String name() {
            return "add+memorise";
        }

        @Override
        public int universe() {
            return classes * classes;
        }

        @Override
        public boolean usesOperators() {
            return true;
        }
    }

    /** A labelling of ordered pairs. */
    @FunctionalInterface
    interface BinaryOperation {
        /** No label: the operation is not defined on the pair (a division by zero, say). */
        int UNDEFINED = -1;

        /** The label of (a, b) in 0 … classes − 1, or {@link #UNDEFINED}. */
        int apply(int a, int b);
    }

    /** The modulus a spec has when it names none. */
    static int defaultModulus(String name) {
        return TaskCatalogue.defaultModulus(name);
    }

    /**
     * The task of that name modulo P. {@link InvalidSpecException} on {@code task} for a name that is neither a word of
     * the catalogue nor a well-formed expression, on {@code modulus} for a P out of bounds.
     */
    static Task of(String name, int modulus) {
        return TaskCatalogue.task(name, modulus);
    }
}
