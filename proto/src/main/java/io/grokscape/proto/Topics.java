package io.grokscape.proto;

import java.util.List;

/** Every Kafka topic, with what its broker-side settings must be. */
public enum Topics {
    /**
     * One partition, so that every trainer is offered every run: a share group deals partitions out as long as there are
     * enough, and a lane would stand idle while runs wait in another's. It holds 2,000 runs in training at once.
     */
    RUNS(Names.RUNS, 1, false),
    /** Kept for ever: they alone say which runs a study has, and are a few hundred bytes a run. */
    RUN_EVENTS(Names.RUN_EVENTS, 4, false),
    MEASUREMENTS(Names.MEASUREMENTS, 4, false),
    CONTROLS(Names.CONTROLS, 1, true),
    VERDICTS(Names.VERDICTS, 4, true),
    FINDINGS(Names.FINDINGS, 1, true),
    STUDIES(Names.STUDIES, 1, true),
    DEAD_LETTER(Names.DEAD_LETTER, 1, false);

    /** The names as constants, for annotations and configuration. */
    public static final class Names {
        public static final String RUNS = "grokscape.runs";
        public static final String RUN_EVENTS = "grokscape.run-events";
        public static final String MEASUREMENTS = "grokscape.measurements";
        public static final String CONTROLS = "grokscape.controls";
        public static final String VERDICTS = "grokscape.verdicts";
        public static final String FINDINGS = "grokscape.findings";
        public static final String STUDIES = "grokscape.studies";
        public static final String DEAD_LETTER = "grokscape.dead-letter";

        private Names() {}
    }

    /** The share group through which trainers take runs. */
    public static final String TRAINERS_SHARE_GROUP = "grokscape-trainers";

    private final String topic;
    private final int partitions;
    private final boolean compacted;

    Topics(String topic, int partitions, boolean compacted) {
        this.topic = topic;
        this.partitions = partitions;
        this.compacted = compacted;
    }

    /** The topic's name. */
    public String topic() {
        return topic;
    }

    /** Partitions it is created with. */
    public int partitions() {
        return partitions;
    }

    /** Whether only the newest record of each key is kept. */
    public boolean compacted() {
        return compacted;
    }

    /** Whether no record is ever deleted for its age. */
    public boolean keptForever() {
        return compacted || this == RUN_EVENTS;
    }

    /** All of them. */
    public static List<Topics> all() {
        return List.of(values());
    }
}
