package io.grokscape.planner.broker;

import io.grokscape.proto.Topics;
import io.grokscape.service.broker.Brokers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** Looks after the topics: creates those that are missing, with the partitions and clean-up {@link Topics} asks for. */
public final class TopicCreation {
    private static final Logger LOG = Logger.getLogger(TopicCreation.class);
    private static final int TIMEOUT_MS = 10_000;
    private static final short BROKER_DEFAULT = -1;

    private final Brokers brokers;
    private final short replication;

    /** @param replication copies of each topic; -1 = the broker's default */
    public TopicCreation(Brokers brokers, short replication) {
        this.brokers = brokers;
        this.replication = replication;
    }

    /**
     * The broker's own ids of the topics that are there, by name. Throws if the broker does not answer in time or refuses.
     *
     * @param create whether those that are missing are created first
     */
    public Map<String, String> run(boolean create) throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Object> settings = brokers.with(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS / 2,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS));
        try (Admin admin = Admin.create(settings)) {
            Set<String> present = admin.listTopics().names().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
            List<Topics> missing = Topics.all().stream()
                    .filter(topic -> create && !present.contains(topic.topic()))
                    .toList();
            if (missing.contains(Topics.RUNS)) {
                startFromTheFirstRun(admin);
            }
            for (Topics topic : missing) {
                create(admin, newTopic(topic));
            }
            return ids(admin);
        }
    }

    /** The share group's default would skip what is offered before the first trainer comes, or comes back. */
    private static void startFromTheFirstRun(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, Topics.TRAINERS_SHARE_GROUP);
        AlterConfigOp earliest =
                new AlterConfigOp(new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(group, List.of(earliest))).all().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
    }

    private static Map<String, String> ids(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, String> ids = new HashMap<>();
        for (TopicListing topic : admin.listTopics().listings().get(TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
            if (Topics.all().stream().anyMatch(ours -> ours.topic().equals(topic.name()))) {
                ids.put(topic.name(), topic.topicId().toString());
            }
        }
        return ids;
    }

    private static void create(Admin admin, NewTopic topic)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            admin.createTopics(List.of(topic)).all().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
            LOG.infof("created topic %s", topic.name());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private NewTopic newTopic(Topics topic) {
        Map<String, String> settings = new HashMap<>();
        settings.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                topic.compacted() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
        if (topic.keptForever()) {
            settings.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        }
        return new NewTopic(topic.topic(), topic.partitions(), replication < 1 ? BROKER_DEFAULT : replication)
                .configs(settings);
    }
}
