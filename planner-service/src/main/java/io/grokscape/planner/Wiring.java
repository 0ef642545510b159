package io.grokscape.planner;

import io.grokscape.planner.broker.DeadLetterTopic;
import io.grokscape.planner.broker.Publisher;
import io.grokscape.planner.ledger.Control;
import io.grokscape.planner.ledger.Ledger;
import io.grokscape.planner.ledger.LedgerView;
import io.grokscape.planner.ledger.Notebook;
import io.grokscape.planner.ledger.Replays;
import io.grokscape.planner.ledger.Retold;
import io.grokscape.planner.ledger.Schedule;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.StoreSettings;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the plain objects the planner is built of. */
class Wiring {
    @Produces
    @Singleton
    Ledger ledger(DataSource database, PlannerConfig config) {
        return new Ledger(database, config.name(), InstantSource.system());
    }

    @Produces
    @Singleton
    Control control(DataSource database, PlannerConfig config) {
        return new Control(database, config.name(), InstantSource.system());
    }

    @Produces
    @Singleton
    Notebook notebook(DataSource database, PlannerConfig config) {
        return new Notebook(database, config.name(), InstantSource.system());
    }

    @Produces
    @Singleton
    Retold retold(DataSource database, PlannerConfig config) {
        return new Retold(database, config.name(), InstantSource.system());
    }

    @Produces
    @Singleton
    Replays replays(DataSource database, PlannerConfig config) {
        return new Replays(database, config.name(), InstantSource.system());
    }

    @Produces
    @Singleton
    DeadLetterTopic deadLetters(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        return new DeadLetterTopic(servers);
    }

    @Produces
    @Singleton
    Schedule schedule(DataSource database, PlannerConfig config) {
        return new Schedule(database, config.name(), InstantSource.system());
    }

    @Produces
    @Singleton
    LedgerView ledgerView(DataSource database) {
        return new LedgerView(database);
    }

    @Produces
    @Singleton
    ObjectStore objectStore(ObjectStoreConfig config) {
        return new ObjectStore(
                StoreSettings.of(config.endpoint(), config.accessKey(), config.secretKey(), config.bucket()));
    }

    void close(@Disposes ObjectStore store) {
        store.close();
    }

    @Produces
    @Singleton
    Publisher publisher(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        return new Publisher(servers);
    }

    void close(@Disposes Publisher publisher) {
        publisher.close();
    }
}
