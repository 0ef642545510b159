package io.grokscape.standalone.broker;

import java.io.FileReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** Apache Kafka as broker and controller in one process. Formats its log directory when it is new. */
public final class Broker {
    private Broker() {}

    /**
     * Runs the broker until it is told to stop.
     *
     * @param args one path: the broker's properties, as Kafka's own start script takes them
     */
    public static void main(String[] args) throws Exception {
        Properties properties = read(Path.of(args[0]));
        if (!Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            format(properties);
        }
        Kafka.main(args);
    }

    private static Properties read(Path file) throws IOException {
        try (Reader reader = new FileReader(file.toFile())) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        }
    }

    private static void format(Properties properties) throws Exception {
        Formatter formatter = new Formatter()
                .setPrintStream(System.out)
                .setNodeId(Integer.parseInt(properties.getProperty("node.id")))
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(properties.getProperty("controller.listener.names"))
                .setMetadataLogDirectory(properties.getProperty("log.dirs"))
                .addDirectory(properties.getProperty("log.dirs"))
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setIgnoreFormatted(true);
        formatter.run();
    }
}
