package io.grokscape.dashboard.ingest;

import io.grokscape.dashboard.DashboardConfig;
import io.grokscape.service.metrics.StoreMetrics;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.StoreSettings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the object store's client. */
class StoreProducer {
    @Produces
    @Singleton
    ObjectStore store(DashboardConfig config, MeterRegistry metrics) {
        DashboardConfig.S3 s3 = config.s3();
        return new ObjectStore(
                StoreSettings.of(s3.endpoint(), s3.accessKey(), s3.secretKey(), s3.bucket()),
                new StoreMetrics(metrics));
    }

    void close(@Disposes ObjectStore store) {
        store.close();
    }
}
