package io.grokscape.drills;

import io.grokscape.drills.site.Database;
import io.grokscape.drills.site.Site;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Waits until nothing moves any more: runs ended in the ledger, shown as ended, judged, and all messages sent. */
final class Rest {
    private static final long POLL_MS = 300;
    private static final String OPEN = """
            select r.id || ' is ' || r.state || ' in the ledger' from ledger.run r
            where r.id = any(?) and r.state in ('waiting', 'queued', 'running')
            union all
            select r.id || ' is ' || coalesce(s.state, 'unknown') || ', '
                || case when s.provisional is null then 'not judged' when s.provisional then 'judged for now' else 'judged' end
                || ' in the read model'
            from ledger.run r left join read_model.run s on s.run_id = r.id
            where r.id = any(?) and r.state in ('completed', 'failed')
              and (s.state is null or s.state <> r.state or r.state = 'completed' and s.provisional is not false)
            union all
            select 'a message to ' || topic || ' is not sent' from ledger.outbox
            """;

    private final Database database;

    Rest(Site site) {
        this.database = site.database();
    }

    /** Whether it came to rest in time. */
    boolean await(Collection<String> runIds, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!missing(runIds).isEmpty()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(POLL_MS);
        }
        return true;
    }

    /** What is not at rest; a database that is away is not. */
    List<String> missing(Collection<String> runIds) {
        try {
            return database.query(OPEN, row -> row.getString(1), runIds, runIds);
        } catch (SQLException e) {
            return List.of("the database: " + e.getMessage());
        }
    }
}
