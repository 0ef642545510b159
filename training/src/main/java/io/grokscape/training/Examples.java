package io.grokscape.training;

/**
 * Labelled inputs, column by column: {@code a[i] op[i] b[i] =} has label {@code label[i]}.
 *
 * @param a first operand's token, (n)
 * @param op 0 = {@code +} (the algorithm task), 1 = {@code −} (the memorisation task); it becomes a token only where the
 *     task uses operators, (n)
 * @param b second operand's token, (n)
 * @param label class, (n)
 */
public record Examples(int[] a, byte[] op, int[] b, int[] label) {
    /** Rows of the algorithm task. */
    public static final byte PLUS = 0;
    /** Rows of the memorisation task. */
    public static final byte MINUS = 1;

    public Examples {
        if (op.length != a.length || b.length != a.length || label.length != a.length) {
            throw new IllegalArgumentException(
                    "columns of %d, %d, %d and %d rows".formatted(a.length, op.length, b.length, label.length));
        }
    }

    /** Number of rows. */
    public int size() {
        return a.length;
    }
}
