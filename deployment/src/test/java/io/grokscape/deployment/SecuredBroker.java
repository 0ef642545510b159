package io.grokscape.deployment;

import io.grokscape.proto.Topics;
import io.grokscape.testsupport.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A broker at whose second door clients speak TLS, log in by SCRAM and may do what the production overlay's users may:
 * Strimzi would make the same access rules of them. The first door is this test's own.
 */
final class SecuredBroker implements AutoCloseable {
    private final EmbeddedKafka kafka;
    private final String door;
    private final Authority authority;

    private SecuredBroker(EmbeddedKafka kafka, String door, Authority authority) {
        this.kafka = kafka;
        this.door = door;
        this.authority = authority;
    }

    /** @param folder for its keys */
    static SecuredBroker start(Path folder) throws IOException, InterruptedException {
        Authority authority = Authority.found(folder.resolve("authority"));
        List<Integer> ports = List.of(ServiceProcess.freePort(), ServiceProcess.freePort(), ServiceProcess.freePort());
        String door = "127.0.0.1:" + ports.get(2);
        Map<String, String> settings = new HashMap<>(Map.of(
                "listener.name.sasl_ssl.ssl.keystore.type",
                "PKCS12",
                "listener.name.sasl_ssl.ssl.keystore.location",
                authority.server("broker").toString(),
                "listener.name.sasl_ssl.ssl.keystore.password",
                Authority.PASSWORD,
                "listener.name.sasl_ssl.ssl.key.password",
                Authority.PASSWORD));
        settings.putAll(Map.of(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d,SASL_SSL://%s"
                        .formatted(ports.get(0), ports.get(1), door),
                "controller.quorum.voters",
                "1@127.0.0.1:" + ports.get(1),
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL",
                "inter.broker.listener.name",
                "PLAINTEXT",
                "sasl.enabled.mechanisms",
                "SCRAM-SHA-512",
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;",
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users",
                "User:ANONYMOUS",
                "group.share.delivery.count.limit",
                "10"));
        return new SecuredBroker(EmbeddedKafka.start(settings).withTopics(), door, authority);
    }

    /** {@code host:port} of the guarded door. */
    String door() {
        return door;
    }

    Admin admin() {
        return kafka.admin();
    }

    static String password(String user) {
        return "kafka-password-of-" + user;
    }

    /** Makes the users of the production overlay, with their rights. */
    void addUsersOfProduction() throws Exception {
        for (Map<String, Object> user :
                Rendered.of(Rendered.PRODUCTION).ofKind("KafkaUser").toList()) {
            addUser(
                    Rendered.name(user),
                    password(Rendered.name(user)),
                    Rendered.list(user, "spec", "authorization", "acls"));
        }
    }

    /** Makes the user, with the password and the access rules of its manifest. */
    private void addUser(String name, String password, List<Map<String, Object>> acls) throws Exception {
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

    /** Whom its clients trust. */
    Authority authority() {
        return authority;
    }

    /** What a client of that user needs: the keys that the production overlay sets, and the user's own. */
    Map<String, String> login(String user, String password) {
        return login(user, password, authority);
    }

    Map<String, String> login(String user, String password, Authority trusted) {
        return Map.of(
                "bootstrap.servers",
                door,
                "security.protocol",
                "SASL_SSL",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                trusted.certificate().toString(),
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, password));
    }

    /** Writes a record as that user of the production overlay. */
    void write(String user, Topics topic, byte[] value) throws Exception {
        write(login(user, password(user)), topic, value);
    }

    /** Writes a record as whoever those settings make one; {@link java.util.concurrent.ExecutionException} if refused. */
    void write(Map<String, String> client, Topics topic, byte[] value) throws Exception {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("bootstrap.servers", door);
        settings.putIfAbsent("max.block.ms", "20000");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.topic(), "key", value)).get(60, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
