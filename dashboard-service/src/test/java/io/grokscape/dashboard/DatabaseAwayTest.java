package io.grokscape.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grokscape.testsupport.EmbeddedKafka;
import io.grokscape.testsupport.EmbeddedPostgres;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service outlives its database's absence and loses nothing. */
@QuarkusTest
@WithTestResource(RealParts.class)
class DatabaseAwayTest {
    EmbeddedKafka kafka;
    EmbeddedPostgres postgres;

    @Test
    void whatIsSaidWhileTheDatabaseIsAwayIsShownWhenItIsBack() throws SQLException {
        try (Publisher publisher = Publisher.on(kafka)) {
            publisher.send(Publisher.study("before-00000001", 1));
            await().atMost(Duration.ofSeconds(60)).until(() -> status("/api/studies/before-00000001") == 200);

            allowConnections(false);
            await().atMost(Duration.ofSeconds(60)).until(() -> status("/q/health/ready") == 503);
            assertThat(status("/q/health/live")).isEqualTo(200);
            given().get("/api/studies").then().statusCode(503).contentType("application/problem+json");
            publisher.send(Publisher.study("meanwhile-00000002", 1));

            allowConnections(true);
            await().atMost(Duration.ofSeconds(60)).until(() -> status("/api/studies/meanwhile-00000002") == 200);
            await().atMost(Duration.ofSeconds(60)).until(() -> status("/q/health/ready") == 200);
        }
    }

    @AfterEach
    void back() throws SQLException {
        allowConnections(true);
    }

    private static int status(String path) {
        return given().get(path).statusCode();
    }

    private void allowConnections(boolean allowed) throws SQLException {
        String server = postgres.jdbcUrl().replaceFirst("/[^/]+$", "/postgres");
        try (Connection connection = DriverManager.getConnection(server, postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE grokscape ALLOW_CONNECTIONS " + allowed);
            if (!allowed) {
                statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'grokscape'");
            }
        }
    }
}
