package io.grokscape.drills.site;

import io.grokscape.standalone.client.Planner;
import io.grokscape.standalone.process.DataFolder;
import io.grokscape.standalone.process.Part;
import io.grokscape.standalone.process.ProcessIdentity;
import io.grokscape.standalone.stack.Credentials;
import io.grokscape.standalone.stack.Installation;
import io.grokscape.standalone.stack.LocalStack;
import io.grokscape.standalone.stack.Ports;
import io.grokscape.standalone.stack.Ports.Listener;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.StoreSettings;
import io.grokscape.studies.Expansion;
import io.grokscape.studies.StudyYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stack of one machine, from the same parts as {@code grokscape up} starts, in a data folder and on ports of its own,
 * with several trainers of one lane each.
 */
public final class Site implements AutoCloseable {
    /** What a trainer is told here: short locks and checkpoint intervals, so that minutes show what hours would. */
    private static final Map<String, String> TRAINER = Map.of(
            "GROKSCAPE_TRAINER_LANES", "1",
            "GROKSCAPE_TRAINER_LOCK", "PT3S",
            "GROKSCAPE_TRAINER_CHECKPOINT_INTERVAL", "1S",
            "GROKSCAPE_TRAINER_ATTEMPT_BACK_OFF", "200MS");

    /** Room for the objects of some thousand short runs. */
    private static final int OBJECTS_MEBIBYTES = 256;

    private final DataFolder folder;
    private final Ports ports;
    private final Credentials credentials;
    private final List<List<Child>> stages = new ArrayList<>();
    private final List<Child> spare = new ArrayList<>();
    private final Map<String, Child> children = new LinkedHashMap<>();
    private final Optional<SmallDisk> smallDisk;
    private Witness witness;
    private ObjectStore store;

    /**
     * Prepares the folder; starts nothing.
     *
     * @param trainers started with the rest
     * @param spares further trainers, started when a drill wants them
     */
    public Site(Installation installation, DataFolder folder, int trainers, int spares) throws InterruptedException {
        this.folder = folder.prepare();
        this.smallDisk = SmallDisk.mount(folder.objects(), OBJECTS_MEBIBYTES);
        this.ports = Ports.choose(variable -> variable.endsWith("_PORT") ? "0" : null);
        this.credentials = Credentials.of(folder);
        LocalStack local = new LocalStack(installation, folder, ports, credentials);
        for (List<Part> stage : local.stages()) {
            add(stage.stream().filter(part -> !part.name().equals("trainer")).toList());
        }
        for (int number = 1; number <= trainers + spares; number++) {
            String name = "trainer-" + number;
            Part trainer = local.trainer(name, freePort()).with(TRAINER);
            adopt(stages.getLast(), trainer.with(Map.of("GROKSCAPE_TRAINER_NAME", name)));
            if (number > trainers) {
                spare.add(stages.getLast().getLast());
            }
        }
    }

    private void add(List<Part> parts) {
        List<Child> stage = new ArrayList<>();
        parts.forEach(part -> adopt(stage, part));
        stages.add(stage);
    }

    private void adopt(List<Child> stage, Part part) {
        Child child = new Child(part, folder);
        stage.add(child);
        children.put(part.name(), child);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free loopback port", e);
        }
    }

    /** Starts everything and waits until all of it serves. */
    public void start() throws InterruptedException {
        for (List<Child> stage : stages) {
            List<Child> wanted =
                    stage.stream().filter(child -> !spare.contains(child)).toList();
            for (Child child : wanted) {
                child.launch();
            }
            for (Child child : wanted) {
                child.awaitReady();
            }
        }
        witness = new Witness(topics());
        store = new ObjectStore(storeSettings());
    }

    /** The process of that name: broker, object-store, database, planner, analyzer, dashboard, trainer-1, … */
    public Child child(String name) {
        Child child = children.get(name);
        if (child == null) {
            throw new IllegalArgumentException("there is no %s, only %s".formatted(name, children.keySet()));
        }
        return child;
    }

    /** The trainers, by number. */
    public List<Child> trainers() {
        return children.values().stream()
                .filter(child -> child.name().startsWith("trainer-"))
                .toList();
    }

    /** Hands a study in; the runs it must come to are worked out here, from the same file. */
    public Order submit(String yaml) throws InterruptedException {
        Expansion expansion = Expansion.of(StudyYaml.read(yaml, "a drill's study"));
        String id = new Planner(child("planner").address()).submit(yaml).id();
        return new Order(id, expansion.plannedRuns().toList());
    }

    public Witness witness() {
        return witness;
    }

    public TopicReader topics() {
        return new TopicReader(child("broker").address());
    }

    /** The object store, as the services see it. */
    public ObjectStore store() {
        return store;
    }

    private StoreSettings storeSettings() {
        return StoreSettings.of(
                URI.create(child("object-store").address()),
                credentials.s3AccessKey(),
                credentials.s3SecretKey(),
                "grokscape");
    }

    public Database database() {
        String url = "jdbc:postgresql://127.0.0.1:%d/grokscape".formatted(ports.of(Listener.DATABASE));
        return new Database(url, credentials.dbUser(), credentials.dbPassword());
    }

    /** What the object store writes to, where this machine lets us mount one. */
    public Optional<SmallDisk> smallDisk() {
        return smallDisk;
    }

    public DataFolder folder() {
        return folder;
    }

    /** Processes that were started and still run: none once the site is closed. */
    public List<ProcessIdentity> survivors() {
        return children.values().stream()
                .flatMap(child -> child.everStarted().stream())
                .filter(process -> process.handle().isPresent())
                .toList();
    }

    /** Stops everything, the services before what they stand on; frozen ones are thawed first. */
    @Override
    public void close() {
        if (witness != null) {
            witness.close();
            store.close();
        }
        for (List<Child> stage : stages.reversed()) {
            try {
                stop(stage);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the watching shells end what is left
            }
        }
        smallDisk.ifPresent(SmallDisk::close);
    }

    private static void stop(List<Child> stage) throws InterruptedException {
        List<Child> alive = stage.stream().filter(Child::isAlive).toList();
        for (Child child : alive) {
            child.thaw();
            child.askToStop();
        }
        for (Child child : alive) {
            child.stop();
        }
    }

    /** The names of all processes. */
    public Stream<String> names() {
        return children.keySet().stream();
    }
}
