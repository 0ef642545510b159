package io.grokscape.spec;

import io.grokscape.spec.Task.BinaryOperation;

/**
 * An expression in {@code a} and {@code b} modulo P, such as {@code a^2+a*b+b^2} or {@code a/b}.
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = signed { ("*" | "/") signed }
 * signed  = [ "-" ] power
 * power   = atom [ "^" integer ]
 * atom    = "a" | "b" | integer | "(" sum ")"
 * </pre>
 *
 * Division multiplies by the inverse modulo P and is undefined where there is none; such pairs are no part of the task.
 */
final class Expression {
    private static final int MAX_LENGTH = 200;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_EXPONENT = 1000;

    private final String text;
    private final int modulus;
    private final int[] inverses;
    private int at;
    private int depth;

    private Expression(String text, int modulus) {
        this.text = text;
        this.modulus = modulus;
        this.inverses = inverses(modulus);
    }

    static BinaryOperation parse(String text, int modulus) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidSpecException("task", "is longer than " + MAX_LENGTH + " characters");
        }
        Expression parser = new Expression(text, modulus);
        BinaryOperation operation = parser.sum();
        if (parser.at < text.length()) {
            throw parser.unexpected();
        }
        return operation;
    }

    private BinaryOperation sum() {
        BinaryOperation left = product();
        while (peek() == '+' || peek() == '-') {
            int sign = text.charAt(at++) == '+' ? 1 : -1;
            left = combine(left, product(), (x, y) -> Math.floorMod(x + sign * y, modulus));
        }
        return left;
    }

    private BinaryOperation product() {
        BinaryOperation left = signed();
        while (peek() == '*' || peek() == '/') {
            boolean divide = text.charAt(at++) == '/';
            left = combine(left, signed(), divide ? this::divide : (x, y) -> x * y % modulus);
        }
        return left;
    }

    private BinaryOperation signed() {
        if (peek() != '-') {
            return power();
        }
        at++;
        return combine((a, b) -> 0, power(), (zero, y) -> Math.floorMod(-y, modulus));
    }

    private BinaryOperation power() {
        BinaryOperation base = atom();
        if (peek() != '^') {
            return base;
        }
        at++;
        int exponent = integer();
        if (exponent > MAX_EXPONENT) {
            throw new InvalidSpecException("task", "has the exponent " + exponent + "; at most " + MAX_EXPONENT);
        }
        return (a, b) -> {
            int x = base.apply(a, b);
            return x == BinaryOperation.UNDEFINED ? x : raise(x, exponent);
        };
    }

    private int raise(int x, int exponent) {
        int result = 1;
        for (int i = 0; i < exponent; i++) {
            result = result * x % modulus;
        }
        return result;
    }

    private BinaryOperation atom() {
        if (++depth > MAX_DEPTH) {
            throw new InvalidSpecException("task", "is nested deeper than " + MAX_DEPTH);
        }
        try {
            return switch (peek()) {
                case 'a' -> variable((a, b) -> a);
                case 'b' -> variable((a, b) -> b);
                case '(' -> parenthesised();
                default -> {
                    int value = integer() % modulus;
                    yield (a, b) -> value;
                }
            };
        } finally {
            depth--;
        }
    }

    private BinaryOperation variable(BinaryOperation operation) {
        at++;
        return operation;
    }

    private BinaryOperation parenthesised() {
        at++;
        BinaryOperation inside = sum();
        if (peek() != ')') {
            throw unexpected();
        }
        at++;
        return inside;
    }

    private int integer() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (start == at || at - start > 6) {
            throw unexpected();
        }
        return Integer.parseInt(text.substring(start, at));
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private InvalidSpecException unexpected() {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new InvalidSpecException(
                "task",
                "'%s' is neither add, subtract, square-sum, memorise, add+memorise or s5 nor an expression in a and b: %s at character %d is unexpected"
                        .formatted(text, found, at + 1));
    }

    private static BinaryOperation combine(BinaryOperation left, BinaryOperation right, BinaryOperation by) {
        return (a, b) -> {
            int x = left.apply(a, b);
            int y = right.apply(a, b);
            return x == BinaryOperation.UNDEFINED || y == BinaryOperation.UNDEFINED
                    ? BinaryOperation.UNDEFINED
                    : by.apply(x, y);
        };
    }

    private int divide(int x, int y) {
        return inverses[y] == 0 ? BinaryOperation.UNDEFINED : x * inverses[y] % modulus;
    }

    /** The inverse of every element modulo P; 0 where there is none. */
    private static int[] inverses(int modulus) {
        int[] inverses = new int[modulus];
        for (int x = 1; x < modulus; x++) {
            for (int y = 1; y < modulus; y++) {
                if (x * y % modulus == 1) {
                    inverses[x] = y;
                }
            }
        }
        return inverses;
    }
}
