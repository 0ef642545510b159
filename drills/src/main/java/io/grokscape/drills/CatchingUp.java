package io.grokscape.drills;

import io.grokscape.drills.site.Site;
import io.grokscape.proto.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the services' consumer groups are behind the ends of their topics, as these were when we began to ask. */
final class CatchingUp {
    private static final long POLL_MS = 300;
    private static final long ANSWER_S = 20;

    private final String bootstrapServers;

    CatchingUp(Site site) {
        this.bootstrapServers = site.topics().bootstrapServers();
    }

    /** Who is behind when patience runs out; nobody as soon as nobody is. */
    List<String> await(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Map<TopicPartition, ListOffsetsResultInfo> ends = ends(admin);
            List<String> behind = behind(admin, ends);
            while (!behind.isEmpty() && System.nanoTime() < end) {
                Thread.sleep(POLL_MS);
                behind = behind(admin, ends);
            }
            return behind;
        } catch (ExecutionException | TimeoutException e) {
            return List.of("the broker: " + e);
        }
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> ends(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> wanted = new java.util.HashMap<>();
        for (Topics topic : List.of(Topics.RUN_EVENTS, Topics.MEASUREMENTS, Topics.VERDICTS)) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                wanted.put(new TopicPartition(topic.topic(), partition), OffsetSpec.latest());
            }
        }
        return admin.listOffsets(wanted).all().get(ANSWER_S, TimeUnit.SECONDS);
    }

    private static List<String> behind(Admin admin, Map<TopicPartition, ListOffsetsResultInfo> ends)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<String> behind = new ArrayList<>();
        List<String> groups = admin.listGroups().all().get(ANSWER_S, TimeUnit.SECONDS).stream()
                .map(group -> group.groupId())
                .filter(group -> !group.equals(Topics.TRAINERS_SHARE_GROUP))
                .toList();
        for (String group : groups) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(ANSWER_S, TimeUnit.SECONDS);
            committed.forEach((partition, offset) -> {
                ListOffsetsResultInfo topicEnd = ends.get(partition);
                if (offset != null && topicEnd != null && offset.offset() < topicEnd.offset()) {
                    behind.add("%s at %d of %d in %s".formatted(group, offset.offset(), topicEnd.offset(), partition));
                }
            });
        }
        return behind;
    }
}
