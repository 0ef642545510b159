package io.grokscape.planner;

import io.grokscape.planner.Beat.Part;
import io.grokscape.planner.ledger.LedgerView.RunRow;
import io.grokscape.planner.ledger.Retold;
import io.grokscape.planner.ledger.StudyRow;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.store.ObjectStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/**
 * Tells studies and runs again where topics have lost them: what was asked for from the ledger, what came of it from the
 * object store. A study at a time and from its beginning if it is interrupted; whoever listens stands hearing things
 * twice.
 */
@ApplicationScoped
public class Retelling {
    private static final Logger LOG = Logger.getLogger(Retelling.class);
    private static final int BATCH = 200;
    private static final int READS_AT_A_TIME = 8;

    @Inject
    PlannerConfig config;

    @Inject
    Retold retold;

    @Inject
    ObjectStore objects;

    @Inject
    Dispatcher dispatcher;

    private Beat beat;

    void start(@Observes StartupEvent event) {
        beat = Beat.start("grokscape-retell", config.pulse(), new Part("tell studies again", this::tellStudies));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        beat.stop();
    }

    /** Everything shall be told again; how many studies that is. */
    public int everything() {
        int studies = retold.everything();
        beat.wake();
        return studies;
    }

    /** How much is yet to be told: 0 once the broker has everything. */
    public int waiting() {
        return retold.untold();
    }

    private void tellStudies() throws InterruptedException, ExecutionException {
        for (StudyRow study : retold.waiting()) {
            int told = 0;
            List<RunRow> runs = retold.runs(study, told, BATCH);
            while (!runs.isEmpty()) {
                retold.tell(study, told, runs, eventsOf(runs));
                told += runs.size();
                dispatcher.wake();
                runs = retold.runs(study, told, BATCH);
            }
            retold.done(study);
            LOG.infof("study %s and its %d runs are told again", study.id(), told);
        }
    }

    private Map<String, List<RunEvent>> eventsOf(List<RunRow> runs) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(READS_AT_A_TIME)) {
            List<Future<List<RunEvent>>> answers = new ArrayList<>();
            for (RunRow row : runs) {
                answers.add(
                        threads.submit(() -> new RunRecord(objects, row.run().id()).events()));
            }
            Map<String, List<RunEvent>> events = new HashMap<>();
            for (int i = 0; i < runs.size(); i++) {
                events.put(runs.get(i).run().id(), answers.get(i).get());
            }
            return events;
        }
    }
}
