package io.grokscape.dashboard.api;

import java.util.List;

/** One viewer's view. Looked at by one thread at a time. */
interface LiveView {
    /** What the viewer has not seen yet; often nothing. */
    List<Update> look();

    /** An event of the stream. */
    record Update(String id, String name, String json) {}
}
