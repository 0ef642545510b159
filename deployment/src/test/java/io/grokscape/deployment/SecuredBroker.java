package io.grokscape.deployment;

import io.grokscape.testsupport.EmbeddedKafka;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A broker at whose second door clients log in by SCRAM and may do what the production overlay's users may: Strimzi would
 * make the same access rules of them. The first door is this test's own.
 */
final class SecuredBroker implements AutoCloseable {
    private final EmbeddedKafka kafka;
    private final String door;

    private SecuredBroker(EmbeddedKafka kafka, String door) {
        this.kafka = kafka;
        this.door = door;
    }

    static SecuredBroker start() throws IOException {
        List<Integer> ports = freePorts(3);
        String door = "127.0.0.1:" + ports.get(2);
        Map<String, String> settings = new HashMap<>(Map.of(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d,SASL_PLAINTEXT://%s"
                        .formatted(ports.get(0), ports.get(1), door),
                "controller.quorum.voters",
                "1@127.0.0.1:" + ports.get(1),
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT",
                "inter.broker.listener.name",
                "PLAINTEXT",
                "sasl.enabled.mechanisms",
                "SCRAM-SHA-512",
                "listener.name.sasl_plaintext.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;",
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users",
                "User:ANONYMOUS",
                "group.share.delivery.count.limit",
                "10"));
        return new SecuredBroker(EmbeddedKafka.start(settings).withTopics(), door);
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sockets.add(new ServerSocket(0));
        }
        List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    /** {@code host:port} of the guarded door. */
    String door() {
        return door;
    }

    Admin admin() {
        return kafka.admin();
    }

    /** Makes the user, with the password and the access rules of its manifest. */
    void addUser(String name, String password, List<Map<String, Object>> acls) throws Exception {
        try (Admin admin = admin()) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
                    .all()
                    .get(60, TimeUnit.SECONDS);
            admin.createAcls(acls.stream()
                            .flatMap(acl -> bindings(name, acl).stream())
                            .toList())
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<AclBinding> bindings(String user, Map<String, Object> acl) {
        Map<String, String> resource = (Map<String, String>) acl.get("resource");
        ResourcePattern pattern = new ResourcePattern(
                ResourceType.fromString(resource.get("type")),
                resource.get("name"),
                resource.get("patternType").equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL);
        return ((List<String>) acl.get("operations"))
                .stream()
                        .map(operation -> operation.replaceAll("([a-z])([A-Z])", "$1_$2"))
                        .map(operation -> new AclBinding(
                                pattern,
                                new AccessControlEntry(
                                        "User:" + user,
                                        "*",
                                        AclOperation.fromString(operation.toUpperCase()),
                                        AclPermissionType.ALLOW)))
                        .toList();
    }

    /** What a client of that user needs beside the door's address. */
    static Map<String, String> login(String user, String password) {
        return Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                                .formatted(user, password));
    }

    @Override
    public void close() {
        kafka.close();
    }
}
