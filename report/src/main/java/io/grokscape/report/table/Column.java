package io.grokscape.report.table;

import com.jerolba.carpet.model.FieldType;
import com.jerolba.carpet.model.FieldTypes;
import java.util.function.Function;

/**
 * A column of an exported table.
 *
 * @param <T> what a row is made from
 * @param name in snake_case
 * @param kind of its values
 * @param meaning with the unit, for the export's README
 * @param value of a row; null (or NaN, for a real) where it is not known or does not apply
 */
public record Column<T>(String name, Kind kind, String meaning, Function<T, Object> value) {
    /** What kinds of values there are. */
    public enum Kind {
        TEXT("text", FieldTypes.STRING),
        WHOLE("whole number", FieldTypes.LONG),
        REAL("real", FieldTypes.DOUBLE),
        FLAG("true or false", FieldTypes.BOOLEAN),
        /** A document of its own: text in CSV and Parquet, part of the whole in JSON. */
        JSON("JSON", FieldTypes.STRING);

        private final String words;
        private final FieldType parquet;

        Kind(String words, FieldType parquet) {
            this.words = words;
            this.parquet = parquet;
        }

        public String words() {
            return words;
        }

        FieldType parquet() {
            return parquet;
        }
    }

    public static <T> Column<T> text(String name, String meaning, Function<T, String> value) {
        return new Column<>(name, Kind.TEXT, meaning, value::apply);
    }

    public static <T> Column<T> whole(String name, String meaning, Function<T, Number> value) {
        return new Column<>(name, Kind.WHOLE, meaning, row -> {
            Number number = value.apply(row);
            return number == null ? null : (Object) number.longValue();
        });
    }

    public static <T> Column<T> real(String name, String meaning, Function<T, Double> value) {
        return new Column<>(name, Kind.REAL, meaning, row -> {
            Double number = value.apply(row);
            return number == null || !Double.isFinite(number) ? null : number;
        });
    }

    public static <T> Column<T> flag(String name, String meaning, Function<T, Boolean> value) {
        return new Column<>(name, Kind.FLAG, meaning, value::apply);
    }

    public static <T> Column<T> json(String name, String meaning, Function<T, String> value) {
        return new Column<>(name, Kind.JSON, meaning, value::apply);
    }
}
