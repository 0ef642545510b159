package io.grokscape.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.proto.Topics;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class EmbeddedPartsTest {
    @Test
    void theBrokerHoldsEveryTopic() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start().withTopics();
                var admin = kafka.admin()) {
            assertThat(admin.listTopics().names().get())
                    .containsAll(Topics.all().stream().map(Topics::topic).toList());
        }
    }

    @Test
    void theDatabaseAnswers() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var answer = connection.createStatement().executeQuery("select 6 * 7")) {
            assertThat(answer.next()).isTrue();
            assertThat(answer.getInt(1)).isEqualTo(42);
        }
    }
}
