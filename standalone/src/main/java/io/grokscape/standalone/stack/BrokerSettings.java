package io.grokscape.standalone.stack;

import io.grokscape.standalone.process.DataFolder;
import io.grokscape.standalone.stack.Ports.Listener;
import java.util.Properties;

/** Settings of a Kafka that is broker and controller in one, alone, on loopback. */
final class BrokerSettings {
    private BrokerSettings() {}

    static Properties of(DataFolder folder, Ports ports) {
        String broker = "127.0.0.1:" + ports.of(Listener.BROKER);
        String controller = "127.0.0.1:" + ports.of(Listener.CONTROLLER);
        Properties settings = new Properties();
        settings.setProperty("node.id", "1");
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller);
        settings.setProperty("advertised.listeners", "PLAINTEXT://" + broker);
        settings.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
        // Static voters: they are not stored in the log, so the ports may change from one start to the next.
        settings.setProperty("controller.quorum.voters", "1@" + controller);
        settings.setProperty("log.dirs", folder.broker().toString());
        // Topics are made by the planner with the settings they need, never by a client's typing error.
        settings.setProperty("auto.create.topics.enable", "false");
        alone(settings);
        shareGroups(settings);
        return settings;
    }

    /** There is no second broker to replicate to. */
    private static void alone(Properties settings) {
        settings.setProperty("default.replication.factor", "1");
        settings.setProperty("min.insync.replicas", "1");
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("offsets.topic.num.partitions", "4");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("transaction.state.log.num.partitions", "1");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.num.partitions", "4");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
    }

    private static void shareGroups(Properties settings) {
        // Trainers choose their lock: short ones find a dead trainer soon.
        settings.setProperty("group.share.min.record.lock.duration.ms", "1000");
        // A consumer learns by its second heartbeat that it may fetch; on one machine each costs what training could
        // use.
        settings.setProperty("group.share.min.heartbeat.interval.ms", "1000");
        settings.setProperty("group.share.heartbeat.interval.ms", "1000");
        // Releases and restarts spend deliveries too; attempts are counted in the object store.
        settings.setProperty("group.share.delivery.count.limit", "10");
    }
}
