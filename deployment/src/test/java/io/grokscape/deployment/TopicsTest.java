package io.grokscape.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.proto.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Topics and users of the production overlay against the contract and the services' channels. */
class TopicsTest {
    private static final Rendered PRODUCTION = Rendered.of(Rendered.PRODUCTION);

    @Test
    void topicsAreThoseOfTheContract() {
        assertThat(PRODUCTION.ofKind("KafkaTopic").map(Rendered::name))
                .containsExactlyInAnyOrderElementsOf(
                        Topics.all().stream().map(Topics::topic).toList());
        for (Topics topic : Topics.all()) {
            Map<String, Object> spec = Rendered.at(PRODUCTION.one("KafkaTopic", topic.topic()), "spec");
            Map<String, Object> config = Rendered.at(spec, "config");
            assertThat(spec.get("partitions")).as(topic.topic()).isEqualTo(topic.partitions());
            assertThat(config.get("cleanup.policy"))
                    .as(topic.topic())
                    .isEqualTo(topic.compacted() ? "compact" : "delete");
            assertThat(config.containsKey("retention.ms")).as(topic.topic()).isEqualTo(topic.keptForever());
        }
        assertThat(PRODUCTION.settings("planner")).containsEntry("GROKSCAPE_PLANNER_TOPICS_CREATE", "false");
    }

    private static Stream<Map<String, Object>> acls(String user, String type) {
        return Rendered.list(PRODUCTION.one("KafkaUser", user), "spec", "authorization", "acls").stream()
                .filter(acl -> Rendered.at(acl, "resource", "type").equals(type));
    }

    private static Set<String> allowed(String user, String operation) {
        return acls(user, "topic")
                .filter(acl -> Rendered.<List<String>>at(acl, "operations").contains(operation))
                .map(acl -> Rendered.<String>at(acl, "resource", "name"))
                .collect(Collectors.toSet());
    }

    private static Set<String> topics(String service, String direction) {
        Properties properties = Repository.properties(service);
        return properties.stringPropertyNames().stream()
                .filter(key -> key.matches("mp\\.messaging\\." + direction + "\\.[a-z-]+\\.topics?"))
                .flatMap(key -> Arrays.stream(properties.getProperty(key).split(",")))
                .collect(Collectors.toSet());
    }

    @Test
    void aUserMayReadAndWriteWhatItsChannelsDoAndOnlyTopicsThatExist() {
        Set<String> all = Topics.all().stream().map(Topics::topic).collect(Collectors.toSet());
        for (String service : Repository.SERVICES) {
            assertThat(allowed(service, "Read")).as(service).containsAll(topics(service, "incoming"));
            assertThat(allowed(service, "Write")).as(service).containsAll(topics(service, "outgoing"));
            assertThat(all).as(service).containsAll(allowed(service, "Describe"));
        }
    }

    @Test
    void aUserMayJoinItsOwnGroupsAndNoOther() {
        for (String service : Repository.SERVICES) {
            Properties properties = Repository.properties(service);
            Set<String> joined = properties.stringPropertyNames().stream()
                    .filter(key -> key.endsWith(".group.id"))
                    .map(key ->
                            properties.getProperty(key).replace("${grokscape.dashboard.group}", "grokscape-dashboard"))
                    .collect(Collectors.toSet());
            List<Map<String, Object>> groups = acls(service, "group").toList();
            assertThat(joined).as(service).isNotEmpty().allMatch(group -> groups.stream()
                    .anyMatch(acl -> matches(acl, group)));
            Repository.SERVICES.stream().filter(other -> !other.equals(service)).forEach(other -> assertThat(
                            acls(other, "group"))
                    .as("%s in a group of %s", other, service)
                    .noneMatch(acl -> joined.stream().anyMatch(group -> matches(acl, group))));
        }
    }

    private static boolean matches(Map<String, Object> acl, String group) {
        String name = Rendered.at(acl, "resource", "name");
        return "prefix".equals(Rendered.at(acl, "resource", "patternType"))
                ? group.startsWith(name)
                : group.equals(name);
    }
}
