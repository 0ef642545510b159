package io.grokscape.drills.site;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;

/** Questions to the stack's database, one connection each: it may be away between two of them. */
public record Database(String url, String user, String password) {
    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Every row of the answer. Collections among the parameters become text arrays. */
    public <T> List<T> query(String sql, Row<T> row, Object... parameters) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, login());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                Object value = parameters[i] instanceof Collection<?> texts
                        ? connection.createArrayOf("text", texts.toArray())
                        : parameters[i];
                statement.setObject(i + 1, value);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    rows.add(row.read(results));
                }
            }
            return rows;
        }
    }

    /** A single number. */
    public long count(String sql, Object... parameters) throws SQLException {
        return query(sql, row -> row.getLong(1), parameters).getFirst();
    }

    private Properties login() {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("loginTimeout", "5");
        login.setProperty("socketTimeout", "60");
        return login;
    }

    @Override
    public String toString() {
        return url;
    }
}
