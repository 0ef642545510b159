package io.grokscape.planner;

import io.grokscape.planner.broker.DeadLetterTopic;
import io.grokscape.planner.broker.Publisher;
import io.grokscape.planner.ledger.Backlog;
import io.grokscape.planner.ledger.Control;
import io.grokscape.planner.ledger.FleetSpeed;
import io.grokscape.planner.ledger.Ledger;
import io.grokscape.planner.ledger.LedgerView;
import io.grokscape.planner.ledger.Notebook;
import io.grokscape.planner.ledger.RecipeView;
import io.grokscape.planner.ledger.Replays;
import io.grokscape.planner.ledger.Retold;
import io.grokscape.planner.ledger.Schedule;
import io.grokscape.planner.ledger.Searches;
import io.grokscape.service.broker.Brokers;
import io.grokscape.service.metrics.StoreMetrics;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.StoreSettings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import javax.sql.DataSource;

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
    DeadLetterTopic deadLetters(Brokers brokers) {
        return new DeadLetterTopic(brokers);
    }

    @Produces
    @Singleton
    Searches searches(DataSource database, PlannerConfig config) {
        return new Searches(database, config.name(), InstantSource.system());
    }

    @Produces
    @Singleton
    FleetSpeed fleetSpeed(DataSource database) {
        return new FleetSpeed(database);
    }

    @Produces
    @Singleton
    RecipeView recipeView(DataSource database) {
        return new RecipeView(database);
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
    PlannerMetrics metrics(MeterRegistry registry) {
        return new PlannerMetrics(registry);
    }

    @Produces
    @Singleton
    Backlog backlog(DataSource database) {
        return new Backlog(database);
    }

    @Produces
    @Singleton
    ObjectStore objectStore(ObjectStoreConfig config, MeterRegistry metrics) {
        return new ObjectStore(
                StoreSettings.of(config.endpoint(), config.accessKey(), config.secretKey(), config.bucket()),
                new StoreMetrics(metrics));
    }

    void close(@Disposes ObjectStore store) {
        store.close();
    }

    @Produces
    @Singleton
    Publisher publisher(Brokers brokers) {
        return new Publisher(brokers);
    }

    void close(@Disposes Publisher publisher) {
        publisher.close();
    }
}
