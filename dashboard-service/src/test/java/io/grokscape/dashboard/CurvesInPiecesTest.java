package io.grokscape.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grokscape.dashboard.curve.AttemptCurve;
import io.grokscape.dashboard.curve.Curve;
import io.grokscape.dashboard.curve.CurveColumn;
import io.grokscape.dashboard.readmodel.CurveRows;
import io.grokscape.proto.v1.Measurement;
import io.grokscape.spec.RunSpec;
import io.grokscape.testsupport.EmbeddedKafka;
import io.grokscape.testsupport.EmbeddedPostgres;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** How curves lie in the database: a batch is a row. */
@QuarkusTest
@WithTestResource(RealParts.class)
class CurvesInPiecesTest {
    private static int seed = 21_000;

    EmbeddedKafka kafka;
    EmbeddedPostgres postgres;

    private final String run = RunSpec.of("add").dataSeed(++seed).build().id();
    private final String other = RunSpec.of("add").dataSeed(++seed).build().id();

    @Test
    void aBatchIsWrittenOnceHoweverOftenItComes() {
        try (Publisher publisher = Publisher.on(kafka)) {
            for (int i = 0; i < 3; i++) {
                publisher.send(run, 1, rows(0, 25));
                publisher.send(run, 1, List.of());
                publisher.send(run, 1, rows(25, 50));
            }
            publisher.send(run, 1, rows(50, 51));
        }
        eventually(() -> {
            assertThat(pieces(run)).containsExactly("1: 0 to 24, 25", "1: 25 to 49, 25", "1: 50 to 50, 1");
            assertThat(given().get("/api/runs/" + run + "/curve")
                            .then()
                            .extract()
                            .jsonPath()
                            .getList("columns.epoch", Integer.class))
                    .containsExactlyElementsOf(IntStream.range(0, 51).boxed().toList());
        });
    }

    @Test
    void curvesOfManyRunsAreReadAtOnceAndOnlyTheColumnsAskedFor() {
        try (Publisher publisher = Publisher.on(kafka)) {
            publisher.send(run, 1, rows(0, 40));
            publisher.send(run, 2, rows(30, 60)); // resumed: its first epoch says so before its event does
            publisher.send(other, 1, rows(20, 30));
            publisher.send(other, 1, rows(0, 25));
        }
        eventually(() -> {
            assertThat(pieces(run)).hasSize(2);
            assertThat(pieces(other)).hasSize(2);
        });
        eventually(() -> {
            Curve curve = lineage(run);
            assertThat(curve.epochs()).containsExactly(IntStream.range(0, 60).toArray());
            assertThat(curve.last(CurveColumn.TRAIN_ACCURACY)).isEqualTo(59 / 100.);
            assertThat(curve.has(CurveColumn.TRAIN_LOSS)).isFalse();
            assertThat(lineage(other).epochs())
                    .containsExactly(IntStream.range(0, 30).toArray());
        });
    }

    private Curve lineage(String runId) throws SQLException {
        try (Connection connection = postgres.dataSource().getConnection()) {
            List<AttemptCurve> attempts = CurveRows.attempts(
                            connection, List.of(run, other, "nowhere"), EnumSet.of(CurveColumn.TRAIN_ACCURACY))
                    .get(runId);
            return AttemptCurve.lineage(attempts);
        }
    }

    private List<String> pieces(String runId) throws SQLException {
        List<String> pieces = new ArrayList<>();
        try (Connection connection = postgres.dataSource().getConnection();
                var statement = connection.prepareStatement(
                        "select attempt || ': ' || first_epoch || ' to ' || last_epoch || ', ' || cardinality(epochs)"
                                + " from read_model.curve_piece where run_id = ? order by attempt, first_epoch")) {
            statement.setString(1, runId);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    pieces.add(rows.getString(1));
                }
            }
        }
        return pieces;
    }

    private static List<Measurement> rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(epoch -> Publisher.measurement(epoch, epoch / 100., 0).build())
                .toList();
    }

    private static void eventually(ThrowingRunnable check) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(check);
    }
}
