package io.grokscape.training;

import java.util.Arrays;

/** Grows {@link Examples} row by row. */
final class ExamplesBuilder {
    private int[] a = new int[1024];
    private byte[] op = new byte[1024];
    private int[] b = new int[1024];
    private int[] label = new int[1024];
    private int size;

    void add(int a, byte op, int b, int label) {
        if (size == this.a.length) {
            grow(2 * size);
        }
        this.a[size] = a;
        this.op[size] = op;
        this.b[size] = b;
        this.label[size++] = label;
    }

    Examples build() {
        grow(size);
        return new Examples(a, op, b, label);
    }

    private void grow(int length) {
        a = Arrays.copyOf(a, length);
        op = Arrays.copyOf(op, length);
        b = Arrays.copyOf(b, length);
        label = Arrays.copyOf(label, length);
    }
}
