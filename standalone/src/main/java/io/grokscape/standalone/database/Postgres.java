package io.grokscape.standalone.database;

import io.grokscape.standalone.process.Part;
import io.grokscape.standalone.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The local stack's database: one cluster with one database, on loopback, with a password.
 *
 * @param home folder of the Postgres programs, unpacked if it does not exist
 * @param data the cluster's folder, initialised if it does not exist
 * @param log where initialisation reports
 */
public record Postgres(Path home, Path data, Path log, int port, String user, String password) {
    /** The database that planner and dashboard share, each with a schema of its own. */
    public static final String DATABASE = "grokscape";

    private static final Duration STOP_GRACE = Duration.ofSeconds(10);
    private static final int CONNECT_SECONDS = 2;

    /** As a child of the stack. */
    public Part part() throws InterruptedException {
        UnprivilegedUser unprivileged = UnprivilegedUser.find();
        List<String> server = List.of(
                program("postgres"),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "shared_buffers=32MB",
                "-c",
                "max_connections=64");
        return new Part(
                "database",
                "127.0.0.1:" + port,
                Stream.concat(unprivileged.prefix().stream(), server.stream()).toList(),
                Map.of(),
                "INT", // a fast shutdown: it does not wait for clients to leave
                STOP_GRACE,
                () -> prepare(unprivileged),
                this::ready);
    }

    /** Where clients connect. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE);
    }

    private void prepare(UnprivilegedUser unprivileged) throws IOException, InterruptedException {
        PostgresBinaries.unpackInto(home);
        if (!Files.exists(data)) {
            initialise(unprivileged);
        }
        // Nothing of a former server is left when this runs, but a process that got its id would keep us from starting.
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        unprivileged.give(data);
    }

    /** Builds the cluster beside its place and moves it there whole: one that was cut short is never taken for good. */
    private void initialise(UnprivilegedUser unprivileged) throws IOException, InterruptedException {
        Path draft = Files.createDirectories(data.resolveSibling(data.getFileName() + ".new"));
        PostgresBinaries.delete(draft);
        Path cluster = Files.createDirectories(draft).resolve("cluster");
        Path passwordFile = OwnerOnlyFile.write(draft.resolve("password"), password);
        unprivileged.give(draft);
        List<String> command = List.of(
                program("initdb"),
                "-D",
                cluster.toString(),
                "-U",
                user,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync");
        Process process = new ProcessBuilder(Stream.concat(unprivileged.prefix().stream(), command.stream())
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (process.waitFor() != 0) {
            throw new StackException("the database cannot be initialised: see " + log);
        }
        Files.move(cluster, data, StandardCopyOption.ATOMIC_MOVE);
        PostgresBinaries.delete(draft);
    }

    /** Whether it answers; makes the database on the first answer. */
    private boolean ready() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
        login.setProperty("socketTimeout", Integer.toString(5 * CONNECT_SECONDS));
        try (Connection connection =
                        DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), login);
                Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return true;
                }
            }
            statement.execute("create database " + DATABASE);
            return true;
        }
    }

    private String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }
}
