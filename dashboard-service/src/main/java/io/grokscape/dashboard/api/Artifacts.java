package io.grokscape.dashboard.api;

import io.grokscape.store.ObjectStore;
import io.grokscape.store.RunKeys;
import io.grokscape.store.StoreException;
import io.grokscape.store.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** The objects of runs. Only what is in a run's list is given out, so that no name leads anywhere else. */
@ApplicationScoped
class Artifacts {
    private static final Logger LOG = Logger.getLogger(Artifacts.class);
    private static final Pattern RUN_ID = Pattern.compile("[0-9a-f]{20}");

    private final ObjectStore store;

    Artifacts(ObjectStore store) {
        this.store = store;
    }

    /**
     * An object of a run.
     *
     * @param name below the run, such as {@code attempts/1/final.safetensors}
     * @param size in bytes
     */
    public record Artifact(String name, long size) {}

    /** By name; empty for a run that nothing is kept of. */
    List<Artifact> of(String runId) {
        String prefix = keys(runId).prefix();
        try {
            return store.list(prefix).stream()
                    .map(object -> artifact(object, prefix))
                    .toList();
        } catch (StoreException e) {
            throw away(e);
        }
    }

    private static Artifact artifact(StoredObject object, String prefix) {
        return new Artifact(object.name().substring(prefix.length()), object.size());
    }

    /** One of them, sent as it is read. */
    Response download(String runId, String name) {
        Artifact artifact = of(runId).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("artifact of run " + runId, name));
        StreamingOutput content = out -> store.copy(keys(runId).prefix() + name, out);
        return Response.ok(content)
                .header("Content-Length", artifact.size())
                .header("Content-Disposition", Attachment.named(runId + "-" + name.replace('/', '-')))
                .build();
    }

    private static RunKeys keys(String runId) {
        if (!RUN_ID.matcher(runId).matches()) {
            throw ProblemException.notFound("run", runId);
        }
        return new RunKeys(runId);
    }

    private static ProblemException away(StoreException e) {
        LOG.warn(e.getMessage());
        return new ProblemException(
                503, "Object store unavailable", "the object store does not answer; try again shortly");
    }
}
